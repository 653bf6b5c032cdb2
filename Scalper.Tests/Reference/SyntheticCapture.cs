namespace Scalper.Tests.Reference;

/// <summary>
/// Made-up captures of one connection, nasty on purpose: markets moved order by order, walls that come and go, and the faults
/// of feeds. The same seed gives the same lines.
/// </summary>
public static class SyntheticCapture
{
    /// <summary>The first moment, in Unix milliseconds: a whole second.</summary>
    internal const long Origin = 1_786_000_000_000;

    private const long Quiet = 310_000;

    /// <summary>About two to eight thousand lines; seeds divisible by 4 run for more than six virtual minutes.</summary>
    public static IReadOnlyList<CaptureLine> Generate(int seed)
    {
        SyntheticPlan plan = SyntheticPlan.For(seed);
        Random random = new(seed);
        List<MiniExchange> exchanges = MiniInstrument.All.Take(plan.Symbols)
            .Select((instrument, index) => new MiniExchange(instrument, plan, random, isThin: index == 2 || (index == 1 && seed % 4 == 1)))
            .ToList();
        List<MiniMessage> others = [new(Origin, """{"success":true,"ret_msg":"","conn_id":"c","req_id":"1","op":"subscribe"}""")];

        foreach (long now in Moments(plan, random))
        {
            exchanges.ForEach(exchange => exchange.Act(now));
            others.AddRange(Other(now, random));
        }

        return Arrive(exchanges.SelectMany(exchange => exchange.Messages).Concat(others), random);
    }

    private static IEnumerable<long> Moments(SyntheticPlan plan, Random random)
    {
        long now = Origin;
        bool wasQuiet = false;
        for (int i = 0; i < plan.Moments; i++)
        {
            now += plan.StepMilliseconds[random.Next(plan.StepMilliseconds.Count)];
            now += random.Next(250) == 0 ? random.Next(100, 800) * 10 : 0;
            if (!wasQuiet && now - Origin > plan.QuietAt)
            {
                wasQuiet = true;
                now += Quiet;
            }

            yield return now;
        }
    }

    private static IEnumerable<MiniMessage> Other(long now, Random random)
    {
        string symbol = MiniInstrument.All[0].Symbol;
        string? raw = random.Next(40) switch
        {
            0 => """{"success":true,"ret_msg":"pong","conn_id":"c","req_id":"7","op":"ping"}""",
            1 => FrameText.Ticker(symbol, now, 700_000_000_001, "100.00", "topic type data cs ts"),
            2 => $$"""{"topic":"kline.1.{{symbol}}","data":[{"start":{{now}},"interval":"1","open":"100.00","confirm":false}],"ts":{{now}},"type":"snapshot"}""",
            _ => null,
        };
        if (raw is not null)
        {
            yield return new MiniMessage(now, raw);
        }
    }

    /// <summary>In order of arrival; now and then the recorder's clock is missing or steps back.</summary>
    private static List<CaptureLine> Arrive(IEnumerable<MiniMessage> messages, Random random)
    {
        List<CaptureLine> lines = [];
        foreach (MiniMessage message in messages.OrderBy(message => message.At))
        {
            long at = message.At * 1_000_000;
            long? recv = lines.Count == 0 ? at : random.Next(100) switch
            {
                0 => null,
                1 => at - random.Next(1, 2_000_000_000),
                _ => at,
            };
            lines.Add(new CaptureLine(recv, message.Raw));
        }

        return lines;
    }
}
