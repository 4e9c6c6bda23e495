DETAIL = "<slug:slug>/"
PREFIX_OF_DRAFTS = "-drafts"
