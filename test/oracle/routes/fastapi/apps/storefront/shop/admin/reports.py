from fastapi import APIRouter

reports = APIRouter()


@reports.get("/daily")
def daily():
    return []


@reports.get("/daily/{day}")
def daily_of(day: str):
    return day
