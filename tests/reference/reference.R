# Rscript reference.R, in this folder, makes series.csv and reference.csv (and panel.csv, roll.csv are read). All data are simulated.
# Debian: r-base-core, r-cran-clubsandwich, -mass, -nlme, -sandwich, -segmented, -strucchange, -survival
suppressMessages({library(sandwich); library(clubSandwich); library(MASS); library(nlme); library(segmented)
                  library(strucchange); library(survival)})
out <- list()
se <- function(v, n) unname(sqrt(diag(as.matrix(v)))[n])
tight <- glm.control(epsilon = 1e-15, maxit = 200)
root <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-13, maxiter = 10000)$root

# series.csv: 84 months with a level and a slope change in 2013-07 ----------------------------------------------------------
set.seed(48)
n <- 84; t <- 0:(n - 1); start <- 42; level <- as.numeric(t >= start); slope <- pmax(0, t - start) / 12; year <- t / 12
s <- data.frame(place = "simulated", period = sprintf("%d-%02d", 2010 + t %/% 12, t %% 12 + 1), people = 9000 + 20 * t)
s$measure <- round(20 + 0.5 * year - 3 * level + as.numeric(arima.sim(list(ar = 0.5), n, sd = 1.5)), 6)
s$offences <- rnbinom(n, size = 8, mu = s$people * 0.004 * exp(-0.03 * year - 0.25 * level))
s$bent <- round(10 + 2 * year - 3.5 * pmax(0, year - 3.3) + rnorm(n, 0, 0.7), 6)
write.csv(s, "series.csv", row.names = FALSE, quote = FALSE)

# One panel: least squares, Poisson, clustered errors ----------------------------------------------------------------------
p <- read.csv("panel.csv"); p$place <- factor(p$place); p$period <- factor(p$period)
m <- lm(outcome ~ treated + place + period, p)
g <- glm(events ~ treated + place + period, poisson, p, control = tight)
out$lm <- unname(coef(m)["treated"]); out$lm_se <- se(vcov(m), "treated")
out$lm_hc0 <- se(vcovHC(m, "HC0"), "treated"); out$lm_hc1 <- se(vcovHC(m, "HC1"), "treated")
out$lm_cr0 <- se(vcovCL(m, ~place, type = "HC0"), "treated"); out$lm_cr1 <- se(vcovCL(m, ~place, type = "HC1"), "treated")
out$glm <- unname(coef(g)["treated"]); out$glm_cr1 <- se(vcovCL(g, ~place, type = "HC1"), "treated")
# The cluster jackknife by hand: clubSandwich CR3 cannot invert where place dummies are nested in clusters.
leave <- sapply(levels(p$place), function(l) coef(lm(outcome ~ treated + place + period, droplevels(p[p$place != l, ])))["treated"])
out$lm_jackknife <- sqrt((length(leave) - 1) / length(leave) * sum((leave - coef(m)["treated"])^2))
pooled <- lm(outcome ~ treated, p)
out$pooled <- unname(coef(pooled)["treated"])
out$pooled_cr3 <- se(vcovCR(pooled, cluster = p$place, type = "CR3"), "treated")
nb <- glm.nb(events ~ treated, p, control = glm.control(epsilon = 1e-14, maxit = 1000))
out$nb <- unname(coef(nb)["treated"]); out$nb_se <- se(vcov(nb), "treated"); out$nb_theta <- nb$theta
out$nb_loglik <- as.numeric(logLik(nb))

# One series at a known date: Newey-West, quasi-Poisson, glm.nb, gls --------------------------------------------------------
X <- data.frame(s, year, level, slope, t)
o <- lm(measure ~ year + level + slope, X)
out$series_lm <- unname(coef(o)["level"]); out$series_lm_se <- se(vcov(o), "level")
out$newey_west <- se(NeweyWest(o, lag = 3, prewhite = FALSE, adjust = TRUE), "level")
plain <- lm(measure ~ year, X)
out$newey_west_plain <- se(NeweyWest(plain, lag = 3, prewhite = FALSE, adjust = FALSE), "year")
q <- glm(offences ~ year + level + slope + offset(log(people)), quasipoisson, X, control = tight)
out$quasi <- unname(coef(q)["level"]); out$quasi_se <- se(vcov(q), "level"); out$quasi_dispersion <- summary(q)$dispersion
out$quasi_newey_west <- se(NeweyWest(q, lag = 3, prewhite = FALSE, adjust = TRUE), "level")
bn <- glm.nb(offences ~ year + level + slope + offset(log(people)), X, control = glm.control(epsilon = 1e-14, maxit = 1000))
out$series_nb <- unname(coef(bn)["level"]); out$series_nb_se <- se(vcov(bn), "level"); out$series_nb_alpha <- 1 / bn$theta
line <- glm(offences ~ year + offset(log(people)), quasipoisson, X, control = tight)
out$trend <- unname(coef(line)["year"]); out$trend_se <- se(vcov(line), "year"); out$trend_dispersion <- summary(line)$dispersion
# gls stops its search for rho early: REML is profiled over rho held fixed, and its derivative set to zero.
ar1 <- function(d, name) {
  fixed <- function(rho) gls(measure ~ year + level + slope, d, corAR1(rho, form = ~t, fixed = TRUE), method = "REML")
  h <- 1e-4; rho <- root(function(r) as.numeric(logLik(fixed(r + h)) - logLik(fixed(r - h))), 0.05, 0.9); f <- fixed(rho)
  free <- gls(measure ~ year + level + slope, d, corAR1(0.3, form = ~t), method = "REML")
  stopifnot(abs(coef(free$modelStruct$corStruct, unconstrained = FALSE) - rho) < 1e-4)
  values <- list(rho = rho, value = unname(coef(f)["level"]), se = se(vcov(f), "level"))
  setNames(values, paste(name, names(values), sep = "_"))
}
out <- c(out, ar1(X, "gls"), ar1(X[-c(11, 12, 30, 55), ], "gls_gaps"))

# Unknown dates: strucchange, segmented --------------------------------------------------------------------------------------
fs <- Fstats(s$measure ~ 1, from = 0.15)
out$supF <- max(fs$Fstats); out$aveF <- unname(sctest(fs, type = "aveF")$statistic)
out$supF_p <- unname(sctest(fs, type = "supF")$p.value); out$supF_date <- fs$breakpoint
cu <- sctest(efp(s$measure ~ 1, type = "OLS-CUSUM"))
out$cusum <- unname(cu$statistic); out$cusum_p <- unname(cu$p.value)
bp <- breakpoints(s$measure ~ 1, h = 0.15, breaks = 3)
for (k in 2:3) { b <- breakpoints(bp, breaks = k)$breakpoints; for (i in seq_along(b)) out[[paste0("breakpoints", k, "_", i)]] <- b[i] }
whole <- function(..., most = 1000) {
  segmented(lm(bent ~ year, X), seg.Z = ~year, ..., control = seg.control(tol = 1e-14, it.max = most, n.boot = 0, seed = 1))
}
sg <- whole(psi = 3)
out$psi <- unname(sg$psi[1, "Est."]); out$psi_se <- unname(sg$psi[1, "St.Err"])
v <- vcov(sg)[2:3, 2:3]  # slope(sg) rounds to five digits
out$slope1 <- unname(coef(sg)[2]); out$slope2 <- sum(coef(sg)[2:3]); out$slope1_se <- sqrt(v[1, 1]); out$slope2_se <- sqrt(sum(v))
# Two bends have several maxima, and segmented's own restarts miss the highest: it is started from every pair on a grid, and goes on
# to the end from the five best after 20 steps.
starts <- combn(seq(0.5, 6.5, 0.5), 2, simplify = FALSE)
bic <- function(psi, most) {
  f <- try(suppressWarnings(whole(psi = psi, most = most)), silent = TRUE)
  if (inherits(f, "segmented") && nrow(f$psi) == 2) BIC(f) else NA
}
best <- starts[order(sapply(starts, bic, most = 20))[1:5]]
out$bic0 <- BIC(lm(bent ~ year, X)); out$bic1 <- BIC(sg); out$bic2 <- min(sapply(best, bic, most = 1000)); out$aic1 <- AIC(sg)

# Ranks ----------------------------------------------------------------------------------------------------------------------
short <- cor.test(1:30, s$measure[1:30], method = "kendall", exact = TRUE); stopifnot(!anyDuplicated(s$measure))
ties <- suppressWarnings(cor.test(1:n, s$offences, method = "kendall", exact = FALSE, continuity = TRUE)); stopifnot(anyDuplicated(s$offences) > 0)
out$kendall_exact_p <- short$p.value; out$kendall_tau <- unname(short$estimate)
out$kendall_ties_z <- unname(ties$statistic); out$kendall_ties_p <- ties$p.value

# Exact intervals ------------------------------------------------------------------------------------------------------------
pair <- poisson.test(c(31, 52), c(9000, 11000))
out$poisson_ratio <- unname(pair$estimate); out$poisson_ratio_low <- pair$conf.int[1]; out$poisson_ratio_high <- pair$conf.int[2]
out$poisson_ratio_p <- 2 * min(sapply(c("less", "greater"), function(a) poisson.test(c(31, 52), c(9000, 11000), alternative = a)$p.value))
out$garwood_low <- poisson.test(37)$conf.int[1]; out$garwood_high <- poisson.test(37)$conf.int[2]
out$clopper_low <- binom.test(7, 90)$conf.int[1]; out$clopper_high <- binom.test(7, 90)$conf.int[2]
# fisher.test solves its ends with uniroot's default tolerance (1e-4): the same conditional law is solved again, to 1e-13.
table <- matrix(c(9, 31, 21, 29), 2, byrow = TRUE); f <- fisher.test(table)
x <- 0:30; law <- function(or) { l <- dhyper(x, 40, 50, 30, log = TRUE) + x * log(or); l <- exp(l - max(l)); l / sum(l) }
out$fisher_odds <- root(function(or) sum(x * law(or)) - 9, 1e-3, 10)
out$fisher_low <- root(function(or) sum(law(or)[x >= 9]) - 0.025, 1e-3, 10)
out$fisher_high <- root(function(or) sum(law(or)[x <= 9]) - 0.025, 1e-3, 10)
# Twice the smaller one-sided p-value, as the interval is central; fisher.test's two-sided one orders tables by likelihood.
out$fisher_p <- 2 * min(sapply(c("less", "greater"), function(a) fisher.test(table, alternative = a)$p.value))
stopifnot(abs(c(out$fisher_odds, out$fisher_low, out$fisher_high) - c(f$estimate, f$conf.int)) < 1e-3)

# Persons --------------------------------------------------------------------------------------------------------------------
r <- read.csv("roll.csv"); own <- Surv(r$years, r$outcome)
cx <- coxph(own ~ joined, r, ties = "efron", control = coxph.control(eps = 1e-12, toler.chol = 1e-14, iter.max = 100))
lost <- function(b) cx$loglik[2] - coxph(own ~ offset(b * r$joined), ties = "efron")$loglik - qchisq(0.95, 1) / 2
out$cox <- unname(coef(cx)); out$cox_se <- sqrt(cx$var[1, 1]); out$cox_loglik <- cx$loglik[2]
out$cox_low <- root(lost, coef(cx) - 4, coef(cx)); out$cox_high <- root(lost, coef(cx), coef(cx) + 4)
out$cox_p <- pchisq(2 * (cx$loglik[2] - cx$loglik[1]), 1, lower.tail = FALSE)
out$logrank_p <- pchisq(survdiff(own ~ joined, r)$chisq, 1, lower.tail = FALSE)
km <- summary(survfit(Surv(years, outcome) ~ 1, r[r$joined == 1, ], conf.type = "log-log"), times = 1)
out$km <- km$surv; out$km_low <- km$lower; out$km_high <- km$upper

write.csv(data.frame(name = names(out), value = sprintf("%.12g", unlist(out))), "reference.csv", row.names = FALSE, quote = FALSE)
