using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;

namespace Scalper.Web.Hosting;

/// <summary>Says of every endpoint who may ask it.</summary>
internal static class EndpointList
{
    public const string Anonymous = "anonymous";
    public const string SignedIn = "signed in";
    public const string Undecided = "UNDECIDED (signed in)";

    /// <summary>A line each, in order of route: methods, route, policy.</summary>
    public static IEnumerable<string> Lines(IEnumerable<Endpoint> endpoints) =>
        endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => $"{MethodsOf(endpoint),-10} {RouteOf(endpoint)}  {PolicyOf(endpoint)}")
            .Distinct()
            .OrderBy(line => line[11..], StringComparer.Ordinal);

    public static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    /// <summary>The methods with commas; * for any.</summary>
    public static string MethodsOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? string.Join(',', methods) : "*";

    /// <summary>What was decided for the endpoint itself; <see cref="Undecided"/> where only the fallback stands before it.</summary>
    public static string PolicyOf(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return Anonymous;
        }

        IReadOnlyList<IAuthorizeData> rules = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
        if (rules.Count == 0 && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null)
        {
            return Undecided;
        }

        string[] named = [.. rules.SelectMany(rule => new[] { rule.Policy, rule.Roles }).OfType<string>().Distinct()];
        return named.Length == 0 ? SignedIn : string.Join(" and ", named);
    }
}
