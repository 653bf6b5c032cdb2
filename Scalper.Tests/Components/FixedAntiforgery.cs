using Microsoft.AspNetCore.Components.Forms;

namespace Scalper.Tests.Components;

/// <summary>Gives forms a token, as a circuit does.</summary>
internal sealed class FixedAntiforgery : AntiforgeryStateProvider
{
    public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
}
