using System.Text.RegularExpressions;
using Scalper.Tests.Accounts.Pages;
using Scalper.Tests.Hosting;
using Scalper.Web.Settings;
using Microsoft.Extensions.Configuration;

namespace Scalper.Tests.Admin;

public sealed class SettingsPageTests
{
    [Fact]
    public void InForce_EverySource_NamesTheOneWhoseValueHolds()
    {
        IConfiguration configuration = new ConfigurationManager();
        ((IConfigurationBuilder)configuration).AddInMemoryCollection([new("Web:Name", "first"), new("Web:Secret", "hunter22"), new("Web:List:0", "a")])
            .AddCommandLine(["--Web:Name=second", "--Web:Feed=http://ana:hunter22@127.0.0.1:9/"]);
        SettingsReader reader = new(configuration);
        reader.Read<Options>("Web");
        Assert.Equal(
            [
                new SettingInForce("Web:Feed", "http://***@127.0.0.1:9/", "command line"),
                new SettingInForce("Web:List", "a", "program"),
                new SettingInForce("Web:Name", "second", "command line"),
                new SettingInForce("Web:Rate", "1.5", null),
                new SettingInForce("Web:Secret", "***", "program"),
            ],
            reader.InForce.All);
    }

    [Fact]
    public async Task Open_Application_ShowsEachSettingWithItsOriginAndNoSecret()
    {
        const string Secret = "0123456789abcdefghij0123456789ab";
        using AccountHouse house = AccountHouse.With(("Api:Keys:0:Name", "robot"), ("Api:Keys:0:Key", Secret), ("Universe:MaxSymbols", "4"));
        using Visitor ana = await house.SignInAsync();
        Answer all = await ana.OpenAsync("/admin/settings");
        Assert.DoesNotContain(Secret, all.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(WebApp.Password, all.Text, StringComparison.Ordinal);
        Assert.Contains("***", Row(all, "Api:Keys:0:Key"), StringComparison.Ordinal);
        Assert.Matches(">4<.*>program<|>4<.*>command line<", Row(all, "Universe:MaxSymbols"));
        Assert.Contains(">appsettings.json<", Row(all, "Universe:DisplacePercent"), StringComparison.Ordinal);
        Assert.Contains(">default<", Row(all, "Accounts:AdminsNeedSecondFactor"), StringComparison.Ordinal);

        Answer overridden = await ana.OpenAsync("/admin/settings?show=overridden&find=universe");
        Assert.NotEmpty(Row(overridden, "Universe:MaxSymbols"));
        Assert.Empty(Row(overridden, "Universe:DisplacePercent"));
        Assert.Empty(Row(overridden, "Api:Keys:0:Key"));
    }

    private static string Row(Answer page, string key) => Regex.Match(page.Text, $"<tr data-setting=\"{key}\".*?</tr>", RegexOptions.Singleline).Value.ReplaceLineEndings("");

    public sealed class Options
    {
        public string Name { get; init; } = "";

        public double Rate { get; init; } = 1.5;

        public Uri? Feed { get; init; }

        public IReadOnlyList<string> List { get; init; } = [];

        [System.ComponentModel.DataAnnotations.DataType(System.ComponentModel.DataAnnotations.DataType.Password)]
        public string Secret { get; init; } = "";
    }
}
