from flask import Blueprint

outbound = Blueprint("outbound", __name__, url_prefix="/out/")


@outbound.put("/parcels/<path:label>")
def send(label):
    return label


@outbound.patch("/parcels/<path:label>/<int:weight>")
def weigh(label, weight):
    return label


@outbound.delete("parcels")
def clear():
    return ""
