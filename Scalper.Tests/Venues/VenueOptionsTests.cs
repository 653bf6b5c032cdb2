using System.ComponentModel.DataAnnotations;
using Scalper.Core.Venues.Binance;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Tests.Venues;

public sealed class VenueOptionsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("wss://example.org/a", "https://example.org")]
    [InlineData("ws://127.0.0.1:1", "http://127.0.0.1:1")]
    [InlineData("ws://localhost:1", "http://[::1]:1")]
    public void Validate_AddressesThatMayBe_AreTaken(string? stream, string? rest)
    {
        foreach (object options in Both(stream, rest))
        {
            Assert.Empty(Faults(options));
        }
    }

    [Theory]
    [InlineData("ws://example.org", null, "WebSocketUrl")]
    [InlineData("https://example.org", null, "WebSocketUrl")]
    [InlineData("/stream", null, "WebSocketUrl")]
    [InlineData(null, "http://example.org", "RestUrl")]
    [InlineData(null, "wss://example.org", "RestUrl")]
    [InlineData(null, "example.org", "RestUrl")]
    public void Validate_OtherAddress_IsNamedWithWhatIsExpected(string? stream, string? rest, string member)
    {
        foreach (object options in Both(stream, rest))
        {
            ValidationResult fault = Assert.Single(Faults(options));
            Assert.Equal([member], fault.MemberNames);
            Assert.Matches("^an address such as (wss|https)://\\S+ \\((ws|http):// only to this machine\\)$", fault.ErrorMessage);
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public void Validate_RestTimeout_IsOneSecondToTwoMinutes(int seconds, bool taken)
    {
        Assert.Equal(taken, Faults(new BinanceOptions { RestTimeoutSeconds = seconds }).Count == 0);
        Assert.Equal(taken, Faults(new BybitOptions { RestTimeoutSeconds = seconds }).Count == 0);
    }

    [Fact]
    public void Defaults_SecondVenue_IsOffAndLeavesAddressesToTheProfile()
    {
        BinanceOptions options = new();
        Assert.Equal((false, false, null, null, 10), (options.Enabled, options.IsExplicit, options.WebSocketUrl, options.RestUrl, options.RestTimeoutSeconds));
        Assert.True(new BinanceOptions { RestUrl = new Uri(BinanceOptions.MainnetRestUrl) }.IsExplicit);
        Assert.Empty(Faults(new BinanceOptions { WebSocketUrl = new Uri(BinanceOptions.MainnetWebSocketUrl), RestUrl = new Uri(BinanceOptions.MainnetRestUrl) }));
    }

    private static object[] Both(string? stream, string? rest) =>
    [
        new BybitOptions { WebSocketUrl = Url(stream), RestUrl = Url(rest) },
        new BinanceOptions { WebSocketUrl = Url(stream), RestUrl = Url(rest) },
    ];

    private static Uri? Url(string? text) => text is null ? null : new Uri(text, UriKind.RelativeOrAbsolute);

    private static List<ValidationResult> Faults(object options)
    {
        List<ValidationResult> faults = [];
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return faults;
    }
}
