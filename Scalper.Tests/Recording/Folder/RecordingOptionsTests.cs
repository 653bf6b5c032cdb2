using Microsoft.Extensions.Configuration;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Tests.Recording.Folder;

public sealed class RecordingOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreValidAndThoseOfTheLimits()
    {
        RecordingOptions options = Read();
        Assert.Equal(new JournalLimits(), options.ToLimits());
        Assert.Equal(([], [], []), (options.Venues, options.Symbols, options.Topics));
    }

    [Fact]
    public void Validate_WhatIsRecorded_IsReadAsAList()
    {
        RecordingScope scope = Read(("Venues", "Bybit"), ("Symbols", "BTCUSDT,ETHUSDT"), ("Topics", "Book,Trades")).ToScope();
        Assert.Equal(["Bybit"], scope.Venues);
        Assert.Equal(["BTCUSDT", "ETHUSDT"], scope.Symbols);
        Assert.Equal([RecordedTopic.Book, RecordedTopic.Trades], scope.Topics);
    }

    [Theory]
    [InlineData("BudgetGigabytes", "0.2", "at most a quarter of BudgetGigabytes")]
    [InlineData("BufferMegabytes", "16", "at least four times MostFrameMegabytes, 8")]
    [InlineData("BlockKilobytes", "4096", "at most an eighth of BufferMegabytes, 16", "BufferMegabytes", "16", "MostFrameMegabytes", "1")]
    [InlineData("MinimumFreeGigabytes", "-1", "MinimumFreeGigabytes")]
    [InlineData("Venues", "Elsewhere", "Bybit")]
    [InlineData("Symbols", "btc", "such as BTCUSDT")]
    [InlineData("Topics", "Candles", "Topics")]
    public void Validate_WrongValues_NameTheirKeyAndWhatIsExpected(string key, string value, string words, params string[] others)
    {
        StartException fault = Assert.Throws<StartException>(() => Read([(key, value), .. others.Chunk(2).Select(o => (o[0], o[1]))]));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    private static RecordingOptions Read(params (string Key, string Value)[] values)
    {
        SettingsReader settings = new(new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create("Recording:" + v.Key, (string?)v.Value))).Build());
        RecordingOptions options = settings.Read<RecordingOptions>("Recording");
        settings.ThrowIfWrong();
        return options;
    }
}
