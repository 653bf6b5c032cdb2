using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Planted;

/// <summary>
/// The law of a market whose book foretells its price by a known amount. Per symbol, independent of all others:
/// <code>
/// x    the signal, a stationary Ornstein-Uhlenbeck process: mean 0, deviation s, correlation e^(-d/tau) over d seconds
/// p    the logarithm of the price: dp = k x dt + sigma dW, W a Wiener process of its own
/// </code>
/// The book shows x as the imbalance of its best ten levels, clipped at 0.95 and rounded to lots; both are moved every <see cref="StepMs"/> by their exact
/// law, so that what follows holds between any two steps. From a book that shows x, with the entry at the step L seconds later and the exit h after that,
/// the move R = p(exit) - p(entry) is normal with
/// <code>
/// E[R | x]    = k g x                                       g = tau (e^(-L/tau) - e^(-(L + h)/tau))
/// Var R       = sigma^2 h + 2 k^2 s^2 tau (h - tau (1 - e^(-h/tau)))
/// Var[R | x]  = Var R - (k g s)^2
/// rho(x, R)   = k g s / sqrt(Var R)                         Spearman's is 6/pi asin(rho/2)
/// mean of R where x lies between its quantiles a and b
///             = k g s (f(z_a) - f(z_b)) / (b - a)           f the normal density, z_a the normal quantile
/// </code>
/// (Uhlenbeck, Ornstein, "On the theory of the Brownian motion", Physical Review 36, 1930; the joint law of the process and its integral after Gillespie,
/// "Exact numerical simulation of the Ornstein-Uhlenbeck process and its integral", Physical Review E 54, 1996.)
/// </summary>
/// <param name="Strength">k: per second, as a fraction of the price (0.0001 is one basis point), at an imbalance of 1. Below 0 the book misleads; at 0 the price does not know of it.</param>
/// <param name="DecaySeconds">tau.</param>
/// <param name="Deviation">s, of the imbalance.</param>
/// <param name="Noise">sigma: deviation of the logarithm of the price over one second, by chance alone.</param>
internal sealed record PlantedTerms(double Strength, double DecaySeconds = 5, double Deviation = 0.25, double Noise = 0.0001)
{
    /// <summary>Between two states of book and price, at whole multiples of it since 1970.</summary>
    public const int StepMs = 200;

    /// <summary>The book shows no more: a side is never empty.</summary>
    public const double MostShown = 0.95;

    public const double StepSeconds = StepMs / 1_000.0;

    /// <summary>The signal of a symbol, from its stationary law.</summary>
    public LatentSignal Signal(ulong seed, string symbol) => new(DecaySeconds, Deviation, StepSeconds, SeededRandom.For(seed, symbol + " signal"));
}
