using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Profiles;
using Scalper.Web.Settings;

namespace Scalper.Web.Evaluation;

/// <summary>Puts what measures the worth of scores into the application. After the profiles: they know where the data comes from.</summary>
public static class EvaluationRegistration
{
    // Of three times as many symbols as are followed at most, a chunk each.
    private const int RoomForChunks = 4_096;

    public static void AddEvaluation(this IServiceCollection services, SettingsReader settings, EngineOptions engine)
    {
        EvaluationOptions options = settings.Read<EvaluationOptions>("Evaluation");
        services.AddSingleton(options);
        if (!options.Enabled)
        {
            services.AddSingleton<IEvaluation, NothingMeasured>();
            return;
        }

        services.AddSingleton<EvaluationShelf>();
        services.AddSingleton(new GridChannel(new GridPlan(ModelKeys.Of(engine), options.LatencyMilliseconds), RoomForChunks));
        services.AddSingleton(made => new EvaluationDesk(
            made.GetRequiredService<GridChannel>(), made.GetRequiredService<ProfileBook>().Venue, options, made.GetRequiredService<EvaluationShelf>(),
            made.GetRequiredService<StartPhase>(), made.GetRequiredService<TimeProvider>(), made.GetRequiredService<ILogger<EvaluationDesk>>()));
        services.AddSingleton<IEvaluation>(made => made.GetRequiredService<EvaluationDesk>());
        services.AddHostedService(made => made.GetRequiredService<EvaluationDesk>());
    }
}
