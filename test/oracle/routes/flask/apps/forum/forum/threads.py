from flask import Blueprint

threads = Blueprint("threads", __name__)
old_threads = Blueprint("old_threads", __name__)


@threads.route("/<name>")
def by_name(name):
    return name


# The weights of the converters decide, not the order: these two answer before the one above.
@threads.route("/<int:number>")
def by_number(number):
    return str(number)


@threads.route("/new")
def new():
    return "new"


@threads.route("/<int:number>/posts", methods=["GET", "POST"])
def posts(number):
    return str(number)


@threads.route("/<float:rating>/<user>")
def rated(rating, user):
    return user


@threads.route("/<user>/<int:page>")
def of_user(user, page):
    return user


@threads.route("/<int:number>/<word>")
def word_in_thread(number, word):
    return word


# The converter's rule and its limit are asked after the choice is made.
@threads.route("/page/<int(min=10):page>")
def late_page(page):
    return str(page)


@threads.route("/page/<page>")
def any_page(page):
    return page


@old_threads.route("/<title>")
def by_title(title):
    return title


@old_threads.route("/<int:thread>/posts")
def old_posts(thread):
    return str(thread)


@old_threads.route("/<thread>", methods=["DELETE"])
def remove(thread):
    return thread
