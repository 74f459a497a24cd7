# Rscript data.R FOLDER: the data sets of published results that R packages carry (GPL: for checking only, never committed).
# Debian: r-cran-segmented (stagnant), r-cran-strucchange (BostonHomicide)
folder <- commandArgs(trailingOnly = TRUE)[1]
data("BostonHomicide", package = "strucchange")
data("stagnant", package = "segmented")
write.csv(as.data.frame(BostonHomicide), file.path(folder, "boston_homicide.csv"), row.names = FALSE, quote = FALSE)
write.csv(stagnant, file.path(folder, "stagnant.csv"), row.names = FALSE, quote = FALSE)
