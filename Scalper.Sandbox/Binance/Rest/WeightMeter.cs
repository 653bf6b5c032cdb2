namespace Scalper.Sandbox.Binance.Rest;

/// <summary>Counts the weight of each address by calendar minutes. Beyond the limit calls are refused with 429; who goes on is banned with 418.</summary>
internal sealed class WeightMeter(BinanceSettings settings)
{
    private const long MinuteNs = 60_000_000_000;
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    /// <summary>Charges a call.</summary>
    public WeightVerdict Charge(string address, int weight, long nowNs)
    {
        long minute = nowNs / MinuteNs;
        Account account = _accounts.GetValueOrDefault(address) is { } known && (known.Minute == minute || known.BannedUntilNs > nowNs) ? known : new Account(minute);
        _accounts[address] = account;
        if (account.BannedUntilNs > nowNs)
        {
            return new WeightVerdict(account.Used, WeightVerdict.Banned, Seconds(account.BannedUntilNs - nowNs));
        }

        account.Used += weight;
        if (account.Used <= settings.WeightPerMinute)
        {
            return new WeightVerdict(account.Used, WeightVerdict.Admitted, 0);
        }

        if (++account.Refused > settings.RefusalsBeforeBan)
        {
            account.BannedUntilNs = nowNs + (settings.Ban.Ticks * 100);
            return new WeightVerdict(account.Used, WeightVerdict.Banned, Seconds(settings.Ban.Ticks * 100));
        }

        return new WeightVerdict(account.Used, WeightVerdict.Refused, Seconds(((minute + 1) * MinuteNs) - nowNs));
    }

    private static int Seconds(long ns) => (int)((ns + 999_999_999) / 1_000_000_000);

    private sealed class Account(long minute)
    {
        public long Minute => minute;

        public int Used { get; set; }

        public int Refused { get; set; }

        public long BannedUntilNs { get; set; }
    }
}
