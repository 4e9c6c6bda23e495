import { User } from "services/user";
import { Post } from "services";
import { parse } from "lib/parse";
import { own } from "lib/own";
import { User as Relative } from "./services/user";

export const all = [User, Post, parse, own, Relative];
