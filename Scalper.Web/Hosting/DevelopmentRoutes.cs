using Microsoft.AspNetCore.Routing.Matching;
using Scalper.Web.Components.Gallery;

namespace Scalper.Web.Hosting;

/// <summary>Outside Development the pages that are marked so are no match for any address: it is answered as one that nothing lies at.</summary>
internal sealed class DevelopmentRoutes(IHostEnvironment host) : MatcherPolicy, IEndpointSelectorPolicy
{
    // After all that narrows down by address.
    public override int Order => 1000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => !host.IsDevelopment() && endpoints.Any(IsMarked);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (int i = 0; i < candidates.Count; i++)
        {
            if (IsMarked(candidates[i].Endpoint))
            {
                candidates.SetValidity(i, false);
            }
        }

        return Task.CompletedTask;
    }

    private static bool IsMarked(Endpoint endpoint) => endpoint.Metadata.GetMetadata<DevelopmentOnlyAttribute>() is not null;
}
