using System.Net;
using System.Text.RegularExpressions;

namespace Scalper.Tests.Accounts.Pages;

/// <summary>What came back, read to its end.</summary>
internal sealed partial record Answer(HttpStatusCode Status, string? Location, string Text, TimeSpan? RetryAfter)
{
    /// <summary>The sentence of a form that was refused; null where there is none.</summary>
    public string? Error => Part(ErrorText());

    /// <summary>The value of the hidden field <c>__RequestVerificationToken</c>.</summary>
    public string? FormToken => Part(TokenValue());

    public static async Task<Answer> ReadAsync(Task<HttpResponseMessage> sent)
    {
        using HttpResponseMessage answer = await sent;
        return new Answer(answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(), answer.Headers.RetryAfter?.Delta);
    }

    /// <summary>The text of the element with this id, as a person sees it.</summary>
    public string TextOf(string id) =>
        Part(new Regex($"id=\"{id}\"[^>]*>([^<]*)<")) ?? throw new InvalidOperationException($"No element '{id}' in: {Text}");

    /// <summary>The value of the first field with this name.</summary>
    public string ValueOf(string name) =>
        Part(new Regex($"name=\"{name}\" value=\"([^\"]*)\"")) ?? throw new InvalidOperationException($"No field '{name}' in: {Text}");

    /// <summary>It tells an address that failed too often when to come again, people and programs alike.</summary>
    public void AssertHasToWait()
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, Status);
        Assert.StartsWith("Too many failures from this address. Try again in ", Error, StringComparison.Ordinal);
        Assert.InRange(RetryAfter!.Value.TotalSeconds, 1, 3_600);
    }

    private string? Part(Regex where) => where.Match(Text) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value).Trim() : null;

    [GeneratedRegex("role=\"alert\">([^<]*)<")]
    private static partial Regex ErrorText();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenValue();
}
