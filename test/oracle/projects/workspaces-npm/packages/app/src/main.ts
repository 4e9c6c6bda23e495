import { Manager, features } from "@acme/core";
import { first } from "@acme/core/features/first";
import { secret } from "@acme/core/features/internal/secret";
import { hidden } from "@acme/core/src/hidden.js";
import { end } from "@acme/core/deep/one/end.js";
import { Button } from "@acme/ui";
import { theme } from "@acme/ui/src/theme.js";
import { built } from "@acme/built";
import { typed } from "@acme/typed";
import "@acme/app";

export const all = [Manager, features.first, first, secret, hidden, end, Button, theme, built, typed];
