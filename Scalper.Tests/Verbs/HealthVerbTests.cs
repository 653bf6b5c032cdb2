using Scalper.Tests.Hosting;
using Scalper.Web.Verbs;

namespace Scalper.Tests.Verbs;

public sealed class HealthVerbTests
{
    [Fact]
    public void Run_ApplicationAnswers_IsZero()
    {
        using WebApp app = new();
        Uri address = app.ListenOnSocket();
        (int code, string output, string errors) = Run($"http://0.0.0.0:{address.Port};http://127.0.0.1:1");
        Assert.Equal((0, "ok", ""), (code, output, errors));
    }

    [Fact]
    public void Run_NobodyListens_IsOneWithTheReason()
    {
        (int code, string output, string errors) = Run("http://127.0.0.1:1");
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("http://127.0.0.1:1/healthz: expected an answer within 5 s (", errors, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Errors) Run(string urls)
    {
        using StringWriter output = new(), errors = new();
        return (HealthVerb.Run(urls, output, errors), output.ToString().Trim(), errors.ToString().Trim());
    }
}
