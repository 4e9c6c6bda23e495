"""The routes of the platform, a module each."""
