export { default } from "minisearch"; // copied beside the scripts when the site is built
