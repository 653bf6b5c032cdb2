using System.Buffers.Text;
using System.Security.Cryptography;
using Scalper.Web.Api.OpenApi;

namespace Scalper.Web.Hosting;

/// <summary>What a browser may load and run on our pages (Content Security Policy, level 3): nothing that is not listed.</summary>
public static class ContentPolicy
{
    /// <summary>For answers that are no pages: nothing at all, should a browser show one.</summary>
    public const string Closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // The chart library puts a style element of its own into the page, for the mark that its licence asks for; this is its text's hash.
    private const string ChartMark = "'sha256-3pRED1tOXas1FXFoPb9TGCjmYe9XQsmO9OV23khV2nY='";

    // connect-src 'self' covers web sockets to the page's own host. style-src-attr: Radzen and our tables set style attributes, which can
    // neither load nor run anything under this policy; style sheets come from files alone.
    // ApexCharts 4.7.0 puts its own style sheet into a page with charts, and one into each chart; these are their texts' hashes.
    private const string ChartSheets = "'sha256-TBymqJXQvXKxe+z+3ydUYBErlkFFu110c5FjiVB8p+M=' 'sha256-aSysLrDECVdJ6L+jLf8CC5QKLmwRuk/OZiZk9mYky8A='";

    private const string PageRules =
        "; style-src 'self' " + ChartMark + " " + ChartSheets + "; style-src-attr 'unsafe-inline'; img-src 'self'; font-src 'self'; connect-src 'self'"
        + "; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // The package behind the API's page puts one style element into it; this is its text's hash. Its arrows are pictures in its style sheet.
    private static readonly string ApiPageRules = "default-src 'none'; script-src 'self'" + PageRules
        .Replace("style-src 'self'", "style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='", StringComparison.Ordinal)
        .Replace("img-src 'self'", "img-src 'self' data:", StringComparison.Ordinal);

    private static readonly object NonceKey = new();

    /// <summary>
    /// Marks the one inline block of a page, its import map, as ours; 128 random bits for each request, to be asked for before the first
    /// byte is sent.
    /// </summary>
    public static string NonceOf(HttpContext context)
    {
        if (context.Items[NonceKey] is not string nonce)
        {
            context.Items[NonceKey] = nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        }

        return nonce;
    }

    /// <summary>The header's value for the answer under way.</summary>
    public static string Of(HttpContext context) =>
        !context.Request.IsPage() ? Closed
        : ApiPage.IsOf(context.Request) ? ApiPageRules
        : context.Items[NonceKey] is string nonce ? $"default-src 'none'; script-src 'self' 'nonce-{nonce}'{PageRules}"
        : "default-src 'none'; script-src 'self'" + PageRules;
}
