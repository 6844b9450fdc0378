// A page with nothing of its own: keys to go elsewhere.

import { bind } from "./keys.js";

bind({}, () => ["palette", "go"]);
