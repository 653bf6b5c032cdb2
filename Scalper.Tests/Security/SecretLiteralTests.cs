using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Tests.Accounts;
using Scalper.Tests.Architecture;
using Scalper.Tests.Hosting;
using Scalper.Web.Data;

namespace Scalper.Tests.Security;

/// <summary>No account and no secret comes with the program (S-06).</summary>
public sealed partial class SecretLiteralTests
{
    private static readonly (string Name, string Password)[] CommonPairs =
    [
        ("admin", "admin"), ("admin", "password"), ("admin", "admin123"), ("admin", "administrator"), ("admin", "changeme"), ("admin", "123456789012"),
        ("admin", "password1234"), ("admin", "Password1234"), ("admin", "scalper"), ("admin", ""), ("administrator", "administrator"),
        ("administrator", "password"), ("root", "root"), ("root", "toor"), ("user", "user"), ("user", "password"), ("guest", "guest"), ("test", "test"),
        ("scalper", "scalper"), ("demo", "demo"),
    ];

    [Fact]
    public async Task Start_EmptyFolder_HasNoUserAndNoCommonPairGetsIn()
    {
        await using WebApp app = new();
        using HttpClient http = app.CreateClient();
        foreach ((string name, string password) in CommonPairs)
        {
            using HttpResponseMessage answer = await WebApp.SignInAsync(http, name, password);
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{name}: {answer.StatusCode}");
            Assert.False(await Session.IsSignedInAsync(http), name);
        }

        using IServiceScope scope = app.Services.CreateScope();
        Assert.Empty(scope.ServiceProvider.GetRequiredService<ScalperDb>().Users);
    }

    [Fact]
    public void Repository_ProgramAndSettings_HoldNoLiteralPassword()
    {
        IEnumerable<string> found =
            from folder in new[] { "Scalper.Core", "Scalper.Sandbox", "Scalper.Web", "." }
            from pattern in folder == "." ? new[] { "*.json", "*.yml", "*.props" } : ["*.cs", "*.json", "*.yml", "*.razor", "*.csproj"]
            from file in Directory.EnumerateFiles(
                Path.Combine(SourceTree.Root, folder), pattern, folder == "." ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories)
            where !BuildOutput().IsMatch(file)
            from Match match in Literal().Matches(File.ReadAllText(file))
            where !match.Value.Contains("AccountRules", StringComparison.Ordinal) && !Rule().IsMatch(match.Value)
            select $"{Path.GetRelativePath(SourceTree.Root, file)}: {match.Value}";
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("\"Password\": \"hunter2hunter2\"", true)]
    [InlineData("ApiKey = \"0123456789abcdef\"", true)]
    [InlineData("password: hunter2", true)]
    [InlineData("\"Password\": \"\"", false)]
    [InlineData("string password = form[\"password\"];", false)]
    public void Literal_Text_IsFoundWhereItIsOne(string line, bool found) => Assert.Equal(found, Literal().IsMatch(line));

    // A name that tells of a secret, and then a value: quoted, or, as YAML has it, the rest of the line.
    [GeneratedRegex("""(?im)\w*(password|passwd|secret|apikey|accesskey)"?(\s*[:=]\s*"[^"\r\n]+"|:[ \t]+(?!string|\w+\.)[A-Za-z0-9!@#$%^&*_-]{6,}\s*$)""")]
    private static partial Regex Literal();

    // Sentences for users: what a password must be.
    [GeneratedRegex("\"(a password of |expected |[^\"]* )[^\"]*\"")]
    private static partial Regex Rule();

    [GeneratedRegex(@"[\\/](bin|obj|node_modules|wwwroot|Migrations)[\\/]")]
    private static partial Regex BuildOutput();
}
