ROOT = ""
API = ROOT + "/api/v2"
ASSETS = f"{ROOT}/assets"
