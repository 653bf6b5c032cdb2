using System.Text;

namespace Scalper.Sandbox.Binance.Rest;

/// <summary>A call that is refused whatever it asks.</summary>
internal sealed record RestFailure(int Status, int? RetryAfterSeconds)
{
    /// <summary>What the venue says with a status.</summary>
    public static byte[] Body(int status) => Encoding.UTF8.GetBytes(status switch
    {
        429 => """{"code":-1003,"msg":"Too many requests; current limit of IP is 2400 requests per minute. Please use the websocket for live updates to avoid polling the API."}""",
        418 => """{"code":-1003,"msg":"Way too many requests; IP banned. Please use the websocket for live updates to avoid bans."}""",
        503 => "Service Unavailable.",
        _ => """{"code":-1000,"msg":"An unknown error occurred while processing the request."}""",
    });
}
