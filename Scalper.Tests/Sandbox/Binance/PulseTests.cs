using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Binance;

public sealed class PulseTests
{
    private readonly VirtualBinance _venue = new();

    [Fact]
    public void Advance_ThreeMinutes_APingThatIsNoText()
    {
        ClientSession client = _venue.Connect();
        _venue.Advance(179.9);
        Assert.False(client.Outbox.TryTake(out _));
        _venue.Advance(0.1);
        Assert.True(client.Outbox.TryTake(out OutFrame ping));
        Assert.True(ping.IsPing);
        Assert.Equal((VirtualBinance.StartNs + (180 * VirtualBinance.SecondNs)) / VirtualBinance.MsNs, long.Parse(ping.Bytes, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Advance_NoPongOfThatPayload_ClosedTenMinutesAfterThePing(bool otherPayload)
    {
        ClientSession client = _venue.Connect();
        for (int second = 0; second < 779; second++)
        {
            _venue.Advance(1);
            if (otherPayload && second % 60 == 0)
            {
                _venue.Exchange.ReceiveControl(client, isPong: true, "0"u8.ToArray(), _venue.NowNs);
            }
        }

        Assert.Null(client.End);
        _venue.Advance(1);
        Assert.Equal((1008, "Pong timeout"), (client.End?.Code, client.End?.Reason));
    }

    [Fact]
    public void Advance_EveryPingAnswered_ClosedAfterADay()
    {
        ClientSession client = _venue.Connect();
        for (int minute = 0; minute < (24 * 60) - 1; minute++)
        {
            _venue.Advance(60);
            Answer(client);
        }

        Assert.Null(client.End);
        _venue.Advance(60);
        Assert.Equal(1001, client.End?.Code);
    }

    [Fact]
    public void ReceiveControl_PongForTheLatestPing_AnswersThoseBefore()
    {
        ClientSession client = _venue.Connect();
        _venue.Advance(600);
        List<OutFrame> pings = [];
        while (client.Outbox.TryTake(out OutFrame ping))
        {
            pings.Add(ping);
        }

        Assert.Equal(3, pings.Count);
        _venue.Exchange.ReceiveControl(client, isPong: true, pings[^1].Bytes, _venue.NowNs);
        _venue.Advance(500);
        Assert.Null(client.End);
    }

    [Fact]
    public void Advance_OtherStepWidth_PingsAtTheSameTimes() => Assert.Equal(Pings(1), Pings(1_000));

    private static List<string> Pings(double stepSeconds)
    {
        VirtualBinance venue = new();
        ClientSession client = venue.Connect();
        List<string> payloads = [];
        while (venue.NowNs < VirtualBinance.StartNs + (700 * VirtualBinance.SecondNs))
        {
            venue.Advance(Math.Min(stepSeconds, 700));
        }

        while (client.Outbox.TryTake(out OutFrame ping))
        {
            payloads.Add(System.Text.Encoding.ASCII.GetString(ping.Bytes));
        }

        return payloads;
    }

    private void Answer(ClientSession client)
    {
        while (client.Outbox.TryTake(out OutFrame ping))
        {
            _venue.Exchange.ReceiveControl(client, isPong: true, ping.Bytes, _venue.NowNs);
        }
    }
}
