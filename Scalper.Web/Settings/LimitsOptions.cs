using System.ComponentModel.DataAnnotations;

namespace Scalper.Web.Settings;

/// <summary>Section <c>Limits</c>: what one client, and all of them together, may ask of the application.</summary>
public sealed class LimitsOptions
{
    /// <summary>Connections at a time, of everybody together; further ones are closed at once.</summary>
    [Range(10, 100_000)]
    public int Connections { get; init; } = 1_000;

    /// <summary>Of those, web sockets: every open page has one, and a symbol page two.</summary>
    [Range(10, 100_000)]
    public int Sockets { get; init; } = 500;

    /// <summary>Largest body of a request, in kB of 1,024 bytes; forms are all that is sent.</summary>
    [Range(4, 1_024)]
    public int BodyKilobytes { get; init; } = 64;

    /// <summary>How long the head of a request may take to arrive, in seconds.</summary>
    [Range(1, 120)]
    public int HeaderSeconds { get; init; } = 10;

    /// <summary>Requests a second of one address without an account or a key, assets not counted; ten seconds' worth at once.</summary>
    [Range(1, 100_000)]
    public int AnonymousPerSecond { get; init; } = 20;

    /// <summary>Requests a second of one account or key, assets not counted; ten seconds' worth at once.</summary>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>Messages a second on one web socket; ten seconds' worth at once. Who sends more is cut off.</summary>
    [Range(10, 100_000)]
    public int SocketMessagesPerSecond { get; init; } = 200;
}
