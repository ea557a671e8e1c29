import i18next from "i18next";
import { en } from "./en";
import { id } from "./id";
import { story as storyEn } from "./story.en";
import { story as storyId } from "./story.id";

i18next.addResourceBundle("id", "translation", { ...id, ...storyId }, true, true);
i18next.addResourceBundle("en", "translation", { ...en, ...storyEn }, true, true);
