import i18next from "i18next";
import { en } from "./en";
import { id } from "./id";

i18next.addResourceBundle("id", "translation", id, true, true);
i18next.addResourceBundle("en", "translation", en, true, true);
