class Config:
    ADMIN = "backstage"
    TESTING = False
