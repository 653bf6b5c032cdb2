using System.Text;
using System.Text.Json.Nodes;
using Scalper.Tests.Hosting;
using Scalper.Web.Backup;

namespace Scalper.Tests.Backup;

public sealed class SettingsCopyTests : IDisposable
{
    private const string Canary = "CANARYSECRET0123456789";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"Api":{"Keys":[{"Name":"robot","Key":"CANARYSECRET0123456789","Role":"Admin"}]}}""", "Api:Keys:0:Key")]
    [InlineData("""{"Api:Keys:0:Key":"CANARYSECRET0123456789"}""", "Api:Keys:0:Key")]
    [InlineData("""{"accounts":{"bootstrap":{"PASSWORD":"CANARYSECRET0123456789"}}}""", "accounts:bootstrap:PASSWORD")]
    [InlineData("""{"Storage":{"KeyCertificate":{"Path":"k.pfx","Password":"CANARYSECRET0123456789"}}}""", "Storage:KeyCertificate:Password")]
    [InlineData("""{"Kestrel":{"Certificates":{"Default":{"Path":"c.pfx","Password":"CANARYSECRET0123456789"}}}}""", "Kestrel:Certificates:Default:Password")]
    [InlineData("""{"ConnectionStrings":{"Main":"Host=a;Password=CANARYSECRET0123456789"}}""", "ConnectionStrings:Main")]
    [InlineData("""{"Bot":{"TokenOfBot":{"Deep":["CANARYSECRET0123456789"]}}}""", "Bot:TokenOfBot:Deep:0")]
    [InlineData("""{"Proxy":"http://ana:CANARYSECRET0123456789@proxy.example:3128/"}""", "Proxy")]
    [InlineData("""{"Urls":"http://127.0.0.1:0", /* CANARYSECRET0123456789 */ "Password":12345678901234, }""", "Password")]
    public void Of_Secret_IsBlankedAndNamed(string json, string key)
    {
        SettingsCopy copy = Copy(json);
        Assert.Equal([key], copy.Blanked);
        Assert.DoesNotContain(Canary, Encoding.UTF8.GetString(copy.Json), StringComparison.Ordinal);
        Assert.DoesNotContain("12345678901234", Encoding.UTF8.GetString(copy.Json), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ShippedSettings_StayAsTheyAre()
    {
        string shipped = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
        SettingsCopy copy = Copy(shipped);
        Assert.Empty(copy.Blanked);
        Assert.Equal(JsonNode.Parse(shipped)!.ToJsonString(), JsonNode.Parse(copy.Json)!.ToJsonString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"a":{"b":1,"b":2}}""")]
    public void Of_NoJson_IsRefused(string text) =>
        Assert.Contains(": expected settings as JSON (", Assert.Throws<BackupException>(() => Copy(text)).Message, StringComparison.Ordinal);

    private SettingsCopy Copy(string json)
    {
        string path = Path.Combine(_folder.Path, "appsettings.json");
        File.WriteAllText(path, json);
        return SettingsCopy.Of(path);
    }
}
