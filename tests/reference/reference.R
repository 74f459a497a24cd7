# Reference values for tests/reference/test_r_agrees.py: Rscript reference.R (Debian: r-cran-sandwich, -mass, -survival)
suppressMessages({library(sandwich); library(MASS); library(survival)})
p <- read.csv("panel.csv"); p$place <- factor(p$place); p$period <- factor(p$period)
m <- lm(outcome ~ treated + place + period, p)
g <- glm(events ~ treated + place + period, poisson, p, control = glm.control(epsilon = 1e-14, maxit = 100))
s <- p[p$place == levels(p$place)[1] | p$place == levels(p$place)[2], ]; s$t <- seq_len(nrow(s))
o <- lm(outcome ~ t, s)
r <- read.csv("roll.csv")
cx <- coxph(Surv(years, outcome) ~ joined, r, ties = "efron", control = coxph.control(eps = 1e-9, toler.chol = 1e-12, iter.max = 50))
km <- summary(survfit(Surv(years, outcome) ~ 1, r[r$joined == 1, ], conf.type = "log-log"), times = 1)
nb <- glm.nb(events ~ treated + period, p, control = glm.control(epsilon = 1e-12, maxit = 100))
# The cluster jackknife by hand: clubSandwich CR3 cannot invert where place dummies are nested in clusters.
leave <- sapply(levels(p$place), function(l) coef(lm(outcome ~ treated + place + period, droplevels(p[p$place != l, ])))["treated"])
crv3 <- sqrt((length(leave) - 1) / length(leave) * sum((leave - coef(m)["treated"])^2))
se <- function(v, n) sqrt(diag(as.matrix(v)))[n]
out <- c(
  ols = unname(coef(m)["treated"]), hc1 = unname(se(vcovHC(m, "HC1"), "treated")),
  crv1_full = unname(se(vcovCL(m, ~place, type = "HC1"), "treated")),
  crv3 = crv3,
  poisson = unname(coef(g)["treated"]), poisson_crv1 = unname(se(vcovCL(g, ~place, type = "HC1"), "treated")),
  newey_west = unname(se(NeweyWest(o, lag = 3, prewhite = FALSE, adjust = TRUE), "t")),
  newey_west_plain = unname(se(NeweyWest(o, lag = 3, prewhite = FALSE, adjust = FALSE), "t")),
  cox = unname(coef(cx)), cox_se = unname(sqrt(cx$var[1, 1])),
  logrank = unname(survdiff(Surv(years, outcome) ~ joined, r)$chisq),
  km = km$surv, km_low = km$lower, km_high = km$upper,
  theta = nb$theta, nb = unname(coef(nb)["treated"])
)
write.csv(data.frame(name = names(out), value = sprintf("%.12g", out)), "reference.csv", row.names = FALSE, quote = FALSE)
