using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Tests.Components;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Replays;
using Scalper.Web.Settings;

namespace Scalper.Tests.Replays;

/// <summary>The application of a replay with the parts alone that a book of replays asks for; it answers nothing but what a test adds.</summary>
internal static class SmallReplay
{
    public static WebApplication Make(ReplayPlace place, TimeProvider time, Action<IServiceCollection>? add = null)
    {
        IMarket market = place.Session!.Market;
        LiveBoard board = new(market, new FakeGrades(), new LeadingSymbol(market, new LeadOptions()));
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddLogging().AddRouting();
        builder.Services.AddSingleton<IServer, ReplayServer>();
        builder.Services.AddSingleton<IHostLifetime, ReplayLifetime>();
        builder.Services.AddSingleton(place);
        builder.Services.AddSingleton(new LiveBridge(board, new DashboardOptions(), time, NullLogger<LiveBridge>.Instance));
        add?.Invoke(builder.Services);
        return builder.Build();
    }
}
