using Microsoft.AspNetCore.Http;
using Scalper.Web.Hosting;

namespace Scalper.Tests.Hosting;

public sealed class RequestRuleTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "127.0.0.1:8080", true)]
    [InlineData("https://scalper.example", "scalper.example", true)]
    [InlineData("https://SCALPER.example", "scalper.example:443", true)]
    [InlineData("http://scalper.example", "scalper.example:80", true)]
    [InlineData("http://[::1]:8080", "[::1]:8080", true)]
    [InlineData("http://127.0.0.1:9090", "127.0.0.1:8080", false)]
    [InlineData("https://evil.example", "scalper.example", false)]
    [InlineData("https://scalper.example.evil.example", "scalper.example", false)]
    [InlineData("null", "scalper.example", false)]
    [InlineData("file:///etc", "scalper.example", false)]
    public void IsSameHost_Origin_ComparesHostAndPort(string origin, string host, bool same) =>
        Assert.Equal(same, SocketOrigin.IsSameHost(origin, new HostString(host)));

    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080")]
    [InlineData("http://[::]:8080", "http://localhost:8080")]
    [InlineData("https://0.0.0.0:8443", "https://localhost:8443")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000")]
    public void Browsable_BoundAddress_CanBeOpened(string bound, string address) => Assert.Equal(address, WebHost.Browsable(bound));

    [Theory]
    [InlineData(null)]
    [InlineData(null, "--Urls=http://127.0.0.1:0")]
    [InlineData(null, "Urls=http://127.0.0.1:0")]
    [InlineData(null, "/Urls", "http://127.0.0.1:0")]
    [InlineData("features", "features", "file.jsonl")]
    public void FindVerb_Arguments_TellsCommandsFromSettings(string? verb, params string[] args) => Assert.Equal(verb, CommandLine.FindVerb(args));
}
