using System.Globalization;
using System.Text.Json.Nodes;

namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Draws one command at random, aimed at clients and topics that are there.</summary>
internal sealed class FaultDraw(SeededRandom random)
{
    private static readonly int[] CloseCodes = [1000, 1001, 1005, 1006, 1006, 1008, 1011, 1012];
    private static readonly int[] Statuses = [403, 429, 500, 503];
    private static readonly int[] RestStatuses = [429, 418, 503, 503];

    private IReadOnlyList<ClientSession> _clients = [];
    private int _listed;

    public string Command(IReadOnlyList<string> kinds, IReadOnlyList<ClientSession> clients)
    {
        _clients = clients;
        string kind = kinds[random.Below(kinds.Count)];
        JsonObject command = new() { ["cmd"] = kind };
        Fill(command, kind);
        return command.ToJsonString();
    }

    private void Fill(JsonObject command, string kind)
    {
        switch (kind)
        {
            case "drop" or "halfopen" or "drip" or "nopong":
                AimAtClient(command);
                FillConnection(command, kind);
                break;
            case "refuse" or "stall":
                command["seconds"] = Seconds(1, 15);
                FillRefusal(command, kind);
                break;
            case "ackloss" or "ackdelay":
                AimAtClient(command);
                command["seconds"] = Seconds(2, 20);
                command[kind == "ackloss" ? "share" : "ms"] = kind == "ackloss" ? Rounded(random.Between(0.2, 1)) : random.Below(8_000) + 1;
                break;
            case "rate" or "burst" or "list" or "clock":
                FillMarket(command, kind);
                break;
            case "restfail" or "restdelay" or "reststale":
                FillRest(command, kind);
                break;
            default:
                FillTopic(command, kind);
                break;
        }
    }

    private void FillConnection(JsonObject command, string kind)
    {
        if (kind == "drop")
        {
            command["code"] = CloseCodes[random.Below(CloseCodes.Length)];
            return;
        }

        command["seconds"] = Seconds(2, kind == "nopong" ? 20 : 15);
        if (kind == "drip")
        {
            command["value"] = random.Below(40) + 5;
        }
    }

    private void FillRefusal(JsonObject command, string kind)
    {
        if (kind == "stall")
        {
            return;
        }

        int status = Statuses[random.Below(Statuses.Length)];
        command["status"] = status;
        if (status == 429 && random.Chance(0.7))
        {
            command["retryAfter"] = random.Below(20) + 1;
        }
    }

    private void FillMarket(JsonObject command, string kind)
    {
        switch (kind)
        {
            case "rate":
                command["value"] = 0;
                command["seconds"] = Seconds(1, 15);
                break;
            case "burst":
                command["seconds"] = Seconds(1, 5);
                break;
            case "list":
                command["symbol"] = string.Create(CultureInfo.InvariantCulture, $"NEW{++_listed}USDT");
                break;
            default:
                command["ms"] = (random.Chance(0.5) ? 1 : -1) * (random.Below(5_000) + 1);
                command["seconds"] = Seconds(2, 20);
                break;
        }
    }

    private void FillRest(JsonObject command, string kind)
    {
        command["seconds"] = Seconds(1, 10);
        switch (kind)
        {
            case "restfail":
                command["status"] = RestStatuses[random.Below(RestStatuses.Length)];
                command["count"] = random.Below(4) + 1;
                break;
            case "restdelay":
                command["ms"] = random.Below(3_000) + 1;
                break;
            default:
                if (Target(book: true) is { } target)
                {
                    command["symbol"] = target.Feed.Symbol;
                }

                break;
        }
    }

    /// <summary>A fault of topics strikes one topic, or one contract with all its topics.</summary>
    private void FillTopic(JsonObject command, string kind)
    {
        if (kind is "silence" or "reject" or "delist")
        {
            command["seconds"] = Seconds(2, 20);
        }

        Subscription? target = Target(kind is "restart" or "snapshot" or "cross" or "deep" or "zerodelete" or "enginerestart");
        if (target is null)
        {
            return;
        }

        bool whole = kind is "delist" or "ticksize" or "enginerestart" || (kind is "silence" && random.Chance(0.3));
        command[whole ? "symbol" : "topic"] = whole ? target.Feed.Symbol : target.Feed.Name;
        switch (kind)
        {
            case "gap" or "duplicate" or "reorder":
                command["count"] = random.Below(4) + 1;
                break;
            case "restart":
                command["type"] = random.Chance(0.5) ? "delta" : "snapshot";
                break;
            case "garbage":
                command["kind"] = GarbageFrames.Kinds[random.Below(GarbageFrames.Kinds.Length)];
                command["replace"] = random.Chance(0.5);
                break;
            case "ticksize":
                command["tick"] = Tick(target.Feed);
                break;
        }

        if (kind is "silence" && random.Chance(0.3))
        {
            command["hold"] = true;
        }

        if (kind is "restart" or "snapshot" or "enginerestart" && random.Chance(0.6))
        {
            command["seconds"] = Seconds(0.5, 4);
        }
    }

    /// <summary>Twice or half as fine, five times as fine, or ten times as coarse: whatever the market makes of it.</summary>
    private string Tick(StreamFeed feed)
    {
        if (feed.Grid is not { } grid)
        {
            return "0.01";
        }

        decimal step = decimal.Parse(grid.StepText, CultureInfo.InvariantCulture);
        decimal[] others = [step * 2, step / 2, step / 5, step * 10];
        return others[random.Below(others.Length)].ToString(CultureInfo.InvariantCulture);
    }

    private Subscription? Target(bool book)
    {
        Subscription[] there = [.. _clients.SelectMany(static client => client.Subscriptions.Values).Where(subscription => !book || subscription.Feed.Grid is not null).OrderBy(static subscription => subscription.Feed.Name, StringComparer.Ordinal)];
        return there.Length == 0 ? null : there[random.Below(there.Length)];
    }

    private void AimAtClient(JsonObject command)
    {
        if (_clients.Count > 0 && random.Chance(0.7))
        {
            command["client"] = random.Below(_clients.Count);
        }
    }

    private double Seconds(double least, double most) => Rounded(random.Between(least, most));

    private static double Rounded(double value) => Math.Round(value, 2);
}
