using System.Globalization;

namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Finds what a request means by its symbol, topic, depth and client.</summary>
internal sealed class FaultTargets(VenueStepper exchange)
{
    /// <summary>The arguments by which a command names its targets.</summary>
    public IReadOnlyList<string> Books { get; } = exchange.Names.Depths.Count > 0 ? ["symbol", "topic", "depth"] : ["symbol", "topic"];

    /// <inheritdoc cref="Books"/>
    public IReadOnlyList<string> Topics => [.. Books, "client"];

    public FaultScope Scope(ControlRequest request)
    {
        if (request.Text("symbol") is { } symbol && exchange.Market.Board.Find(symbol) is null)
        {
            throw new ControlRefusal($"{request.Name}: expected a listed contract, got '{symbol}'");
        }

        if (request.Text("topic") is { } topic && !exchange.Names.TryRead(topic, out _, out _))
        {
            throw new ControlRefusal($"{request.Name}: expected a topic such as {exchange.Names.Example}, got '{topic}'");
        }

        if (request.Integer("depth", 1, 1000) is { } depth && !exchange.Names.Depths.Contains(depth))
        {
            throw new ControlRefusal(string.Create(CultureInfo.InvariantCulture, $"{request.Name}: expected a depth of {string.Join(", ", exchange.Names.Depths)}, got {depth}"));
        }

        return new FaultScope(request.Text("symbol"), request.Text("topic"), request.Integer("depth", 1, 1000), Connection(request));
    }

    public List<ClientSession> Clients(ControlRequest request)
    {
        FaultScope scope = Scope(request);
        List<ClientSession> clients = [.. exchange.Clients.Where(scope.Covers)];
        return clients.Count > 0 ? clients : throw new ControlRefusal($"{request.Name}: expected a connected client, got none");
    }

    public List<Subscription> Subscriptions(FaultScope scope) =>
        [.. exchange.Clients.Where(scope.Covers).SelectMany(static client => client.Subscriptions.Values).Where(subscription => scope.Covers(subscription.Feed))];

    public List<Subscription> Subscriptions(ControlRequest request)
    {
        List<Subscription> subscriptions = Subscriptions(Scope(request));
        return subscriptions.Count > 0 ? subscriptions : throw new ControlRefusal($"{request.Name}: expected a topic that somebody has subscribed, got {request.Json}");
    }

    /// <summary>Subscribed books.</summary>
    public List<TBook> SubscribedBooks<TBook>(ControlRequest request)
        where TBook : StreamFeed
    {
        FaultScope scope = Scope(request);
        List<TBook> books = [.. Subscriptions(scope).Select(static subscription => subscription.Feed).OfType<TBook>().Distinct()];
        return books.Count > 0 ? books : throw new ControlRefusal($"{request.Name}: expected a book that somebody has subscribed, got {request.Json}");
    }

    /// <summary>A name that a client has given is of a stream within the scope.</summary>
    public bool Covers(FaultScope scope, string name) => exchange.Names.TryRead(name, out string symbol, out int depth) && scope.Covers(name, symbol, depth);

    /// <summary>A connection is named by its id, by a topic that it has subscribed, or by its place among those connected, from 0.</summary>
    private string? Connection(ControlRequest request)
    {
        if (!request.Has("client"))
        {
            return null;
        }

        if (request.IsText("client"))
        {
            string id = request.RequiredText("client");
            return exchange.Clients.FirstOrDefault(client => client.ConnectionId == id || client.Subscriptions.ContainsKey(id))?.ConnectionId ?? throw new ControlRefusal($"{request.Name}: expected a connected client or a topic that one has subscribed, got '{id}'");
        }

        int place = request.Integer("client", 0, 100_000)!.Value;
        return place < exchange.Clients.Count
            ? exchange.Clients[place].ConnectionId
            : throw new ControlRefusal(string.Create(CultureInfo.InvariantCulture, $"{request.Name}: expected a client below {exchange.Clients.Count}, got {place}"));
    }
}
