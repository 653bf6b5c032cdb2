using Microsoft.Extensions.Options;

namespace Scalper.Web.Live;

internal sealed class DashboardOptionsCheck : IValidateOptions<DashboardOptions>
{
    public ValidateOptionsResult Validate(string? name, DashboardOptions options)
    {
        return options.UpdatesPerSecond is >= DashboardOptions.MinUpdatesPerSecond and <= DashboardOptions.MaxUpdatesPerSecond
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{DashboardOptions.Section}:{nameof(DashboardOptions.UpdatesPerSecond)} is {options.UpdatesPerSecond}: expected a whole number from " +
                $"{DashboardOptions.MinUpdatesPerSecond} to {DashboardOptions.MaxUpdatesPerSecond}.");
    }
}
