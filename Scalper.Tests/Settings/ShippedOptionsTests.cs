using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Scalper.Core.Feeds;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Universe;
using Scalper.Tests.Architecture;
using Scalper.Web.Market;
using Scalper.Web.Settings;

namespace Scalper.Tests.Settings;

public sealed class ShippedOptionsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://127.0.0.1:0", true)]
    [InlineData("http://localhost:5000; https://[::1]:5001", true)]
    [InlineData("http://*:8080", true)]
    [InlineData("http://localhost:0", false)]
    [InlineData("8080", false)]
    [InlineData("127.0.0.1:8080", false)]
    [InlineData("ftp://127.0.0.1", false)]
    [InlineData("http://127.0.0.1:8080/app", false)]
    [InlineData("http://127.0.0.1:99999", false)]
    [InlineData("http://127.0.0.1:8080;nonsense", false)]
    [InlineData("", false)]
    public void Urls_Text_MustBeAddressesToListenOn(string urls, bool right) => Assert.Equal(right, new ListenAddressesAttribute().IsValid(urls));

    [Theory]
    [InlineData("Accounts", "UserName", null, "Accounts:Bootstrap:Password is not set: expected a password of 12 to 128 characters, because a user name is set.")]
    [InlineData("Accounts", null, "a password of hers", "Accounts:Bootstrap:UserName is not set: expected a name of 1 to 64 letters, digits or the signs - . _ @ +, because a password is set.")]
    [InlineData("Accounts", "ana maria", "a password of hers", "Accounts:Bootstrap:UserName = 'ana maria': expected a name of 1 to 64 letters, digits or the signs - . _ @ +.")]
    public void Bootstrap_HalfOrWrong_SaysSo(string section, string? userName, string? password, string fault)
    {
        SettingsReader reader = ReaderOf(("Accounts:Bootstrap:UserName", userName), ("Accounts:Bootstrap:Password", password));
        reader.Read<AccountsOptions>(section);
        Assert.Equal([fault], reader.Faults);
    }

    [Theory]
    [InlineData("SCREEN", "other", "Api:Keys: expected keys with different names; 'SCREEN' comes twice.")]
    [InlineData("robot", "secret", "Api:Keys: expected different keys; that of 'robot' comes twice.")]
    public void ApiKeys_TwoAlike_AreRefusedWithoutShowingThem(string name, string key, string fault)
    {
        SettingsReader reader = ReaderOf(
            ("Api:Keys:0:Name", "screen"), ("Api:Keys:0:Key", "secret"), ("Api:Keys:1:Name", name), ("Api:Keys:1:Key", key));
        reader.Read<ApiOptions>("Api");
        Assert.Equal([fault], reader.Faults);
    }

    [Theory]
    [InlineData("Feed:SilenceSeconds", "10", "Feed:SilenceSeconds = '10': expected more than FreshSeconds, 10.")]
    [InlineData("Feed:FirstDataSeconds", "9", "Feed:FirstDataSeconds = '9': expected at least FirstAckSeconds, 10.")]
    [InlineData("Feed:GoneSeconds", "30", "Feed:GoneSeconds = '30': expected more than SilenceSeconds, 30.")]
    [InlineData("Feed:BackoffCapMilliseconds", "10", "Feed:BackoffCapMilliseconds = '10': expected at least BackoffFirstMilliseconds, 1000.")]
    [InlineData("Feed:BookDepth", "51", "Feed:BookDepth = '51': expected one of 50, 200, 1000.")]
    public void Feed_ValuesThatContradict_AreRefused(string key, string value, string fault)
    {
        SettingsReader reader = ReaderOf((key, value));
        reader.Read<FeedOptions>("Feed");
        Assert.Equal([fault], reader.Faults);
    }

    [Fact]
    public void Score_UnknownModel_IsRefusedWithThoseThereAre()
    {
        SettingsReader reader = ReaderOf(("Score:Model", "quick"), ("Score:Weights:Walls", "9"));
        Assert.Equal(9, reader.Read<ScoreOptions>("Score").Weights.Walls);
        Assert.Equal(["Score:Model = 'quick': expected one of classic, symmetric, microstructure."], reader.Faults);
        Assert.Empty(reader.Warnings);
    }

    [Fact]
    public void Feed_MetricsSymbols_ShippedAreFourAndAnotherSourceMayLeaveNone()
    {
        Assert.Equal(["BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT"], ShippedFeed().MetricsSymbols);
        Assert.Equal(["DOGEUSDT"], ShippedFeed(("Feed:MetricsSymbols", "DOGEUSDT")).MetricsSymbols);
        Assert.Empty(ShippedFeed(("Feed:MetricsSymbols", ",")).MetricsSymbols);
    }

    [Fact]
    public void Feed_EverySetting_IsInTheReadmeWithItsDefault() =>
        AssertInReadme(new FeedOptions(), @"\|[^|]*", nameof(FeedOptions.MetricsSymbols));

    [Fact]
    public void Limits_EverySetting_IsInTheReadmeWithItsDefaultAndInTheShippedFile()
    {
        AssertInReadme(new LimitsOptions(), "");
        SettingsReader reader = new(new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build());
        Assert.Equivalent(new LimitsOptions(), reader.Read<LimitsOptions>("Limits"), strict: true);
        Assert.Empty(reader.Read<ProxyOptions>("Proxy").Trusted);
        Assert.Empty(reader.Faults);
    }

    [Fact]
    public void LogsAndStorage_ShippedFile_HoldsTheDefaults()
    {
        SettingsReader reader = new(new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build());
        Assert.Equivalent(new LogsOptions(), reader.Read<LogsOptions>("Logs"), strict: true);
        Assert.Equivalent(new StorageOptions(), reader.Read<StorageOptions>("Storage"), strict: true);
        Assert.Empty(reader.Faults);
    }

    [Fact]
    public void Recording_ShippedFile_HoldsTheDefaults()
    {
        SettingsReader reader = new(new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build());
        Assert.Equivalent(new RecordingOptions(), reader.Read<RecordingOptions>("Recording"), strict: true);
        Assert.Empty(reader.Faults);
        Assert.Empty(reader.Warnings);
    }

    [Theory]
    [InlineData("Enabled", "perhaps", "true or false")]
    [InlineData("BudgetGigabytes", "0", "a number from 0.1 to 100000")]
    [InlineData("MinimumFreeGigabytes", "-1", "a number from 0 to 100000")]
    [InlineData("MostFiles", "7", "a whole number from 8 to 1000")]
    [InlineData("SegmentMegabytes", "0", "a whole number from 1 to 1024")]
    [InlineData("SegmentMinutes", "1441", "a whole number from 1 to 1440")]
    [InlineData("BufferMegabytes", "3", "a whole number from 4 to 1024")]
    [InlineData("BlockKilobytes", "15", "a whole number from 16 to 4096")]
    [InlineData("Quality", "12", "a whole number from 0 to 11")]
    [InlineData("MostFrameMegabytes", "65", "a whole number from 1 to 64")]
    [InlineData("MostCheckpointMegabytes", "0", "a whole number from 1 to 64")]
    [InlineData("RetrySeconds", "0", "a whole number from 1 to 3600")]
    [InlineData("CheckpointSeconds", "61", "a whole number from 1 to 60")]
    [InlineData("WarnPercent", "80", "a whole number from 1 to 79")]
    public void Recording_ValuesThatAreWrong_AreRefused(string key, string value, string expected)
    {
        SettingsReader reader = ReaderOf(($"Recording:{key}", value));
        reader.Read<RecordingOptions>("Recording");
        Assert.Equal([$"Recording:{key} = '{value}': expected {expected}."], reader.Faults);
    }

    [Theory]
    [InlineData("SegmentMegabytes", "1000", "BudgetGigabytes", "1", "at most a quarter of BudgetGigabytes")]
    [InlineData("BufferMegabytes", "16", "MostFrameMegabytes", "8", "at least four times MostFrameMegabytes, 8")]
    public void Recording_ValuesThatContradict_AreRefused(string key, string value, string other, string otherValue, string expected)
    {
        SettingsReader reader = ReaderOf(($"Recording:{key}", value), ($"Recording:{other}", otherValue));
        reader.Read<RecordingOptions>("Recording");
        Assert.Equal([$"Recording:{key} = '{value}': expected {expected}."], reader.Faults);
    }

    [Theory]
    [InlineData("Logs:MaxMegabytes", "0", "expected a whole number from 1 to 10000.")]
    [InlineData("Logs:MaxFiles", "1", "expected a whole number from 2 to 1000.")]
    [InlineData("Logs:LinesPerCause", "0", "expected a whole number from 1 to 100000.")]
    [InlineData("Storage:WarnPercent", "80", "expected a whole number from 1 to 79.")]
    public void LogsAndStorage_ValuesOutOfRange_AreRefused(string key, string value, string expected)
    {
        SettingsReader reader = ReaderOf((key, value));
        reader.Read<LogsOptions>("Logs");
        reader.Read<StorageOptions>("Storage");
        Assert.Equal([$"{key} = '{value}': {expected}"], reader.Faults);
    }

    [Fact]
    public void Feed_ShippedFile_HoldsTheDefaults()
    {
        FeedOptions shipped = ShippedFeed(), defaults = new();
        IEnumerable<string> other = typeof(FeedOptions).GetProperties()
            .Where(p => p.Name != nameof(FeedOptions.MetricsSymbols) && !Equals(p.GetValue(shipped), p.GetValue(defaults)))
            .Select(p => p.Name);
        Assert.Empty(other);
    }

    [Theory]
    [InlineData("Universe:Symbols", "btcusdt")]
    [InlineData("Universe:Prime", "BTC/USDT")]
    [InlineData("Universe:Include", "btcusdt")]
    [InlineData("Universe:Exclude", "BTC USDT")]
    public void Universe_NoSymbol_IsRefused(string key, string value)
    {
        SettingsReader reader = ReaderOf((key, value));
        reader.Read<UniverseOptions>("Universe");
        Assert.Equal([$"{key} = '{value}': expected a symbol as the venue writes it, such as BTCUSDT."], reader.Faults);
    }

    [Fact]
    public void Universe_SymbolIncludedAndExcluded_IsRefused()
    {
        SettingsReader reader = ReaderOf(("Universe:Include", "AUSDT, BUSDT"), ("Universe:Exclude", "CUSDT, BUSDT"));
        reader.Read<UniverseOptions>("Universe");
        Assert.Equal(["Universe:Exclude = 'CUSDT, BUSDT': expected no symbol of Include; in both: BUSDT."], reader.Faults);
    }

    [Fact]
    public void Universe_FallbackSymbolTwice_IsRefused()
    {
        SettingsReader reader = ReaderOf(
            ("Universe:Fallback:0:Symbol", "AUSDT"), ("Universe:Fallback:0:TickSize", "0.1"), ("Universe:Fallback:0:QtyStep", "1"),
            ("Universe:Fallback:1:Symbol", "AUSDT"), ("Universe:Fallback:1:TickSize", "0.5"), ("Universe:Fallback:1:QtyStep", "1"));
        reader.Read<UniverseOptions>("Universe");
        Assert.Contains("expected each symbol once; more than once: AUSDT.", Assert.Single(reader.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Universe_SymbolsOfEveryShape_AreTaken()
    {
        SettingsReader reader = ReaderOf(("Universe:Symbols", "BTCUSDT, 1000PEPEUSDT, BTC-26DEC26"));
        Assert.Equal(["BTCUSDT", "1000PEPEUSDT", "BTC-26DEC26"], reader.Read<UniverseOptions>("Universe").Symbols);
        Assert.Empty(reader.Faults);
    }

    // A line of the table has name, whatever stands between, default and range.
    private static void AssertInReadme<T>(T defaults, string between, params string[] except)
    {
        string readme = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"));
        Assert.All(typeof(T).GetProperties().Where(p => !except.Contains(p.Name)), setting =>
        {
            string value = Convert.ToString(setting.GetValue(defaults), CultureInfo.InvariantCulture)!.ToLowerInvariant();
            string range = setting.GetCustomAttribute<RangeAttribute>() is { } limits ? $"{limits.Minimum} to {limits.Maximum}" : "";
            Assert.Matches($@"\| `{setting.Name}` {between}\| {value} \| {range}", readme);
        });
    }

    private static FeedOptions ShippedFeed(params (string Key, string? Value)[] overrides)
    {
        SettingsReader reader = new(new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection(overrides.Select(o => KeyValuePair.Create(o.Key, o.Value)))
            .Build());
        FeedOptions feed = reader.Read<FeedOptions>("Feed");
        Assert.Empty(reader.Faults);
        return feed;
    }

    private static SettingsReader ReaderOf(params (string Key, string? Value)[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(
            settings.Where(s => s.Value is not null).Select(s => KeyValuePair.Create(s.Key, s.Value))).Build());
}
