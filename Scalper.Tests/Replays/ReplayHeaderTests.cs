using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Tests.Components;
using Scalper.Tests.Hosting;
using Scalper.Tests.Replay.Session;
using Scalper.Web.Hosting;
using Scalper.Web.Replays;

namespace Scalper.Tests.Replays;

/// <summary>Answers that fail within a replay say whose they are, as all others do.</summary>
public sealed class ReplayHeaderTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();
    private ReplayBook _book = default!;
    private WebApplication _live = default!;

    public async Task InitializeAsync()
    {
        _book = new ReplayBook(new ReplayOptions(), new FakeTrail(), _time, NullLogger<ReplayBook>.Instance, NullLoggerFactory.Instance);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddLogging().AddRouting().AddSingleton(ReplayPlace.Live).AddSingleton(_book);
        _live = builder.Build();
        _live.UseReplays();
        Answer(_live);
        _book.Serve(place =>
        {
            WebApplication replay = SmallReplay.Make(place, _time);
            replay.UseReplays();
            Answer(replay);
            return replay;
        });
        await _book.OpenAsync(CaptureFile.Write(_folder.Path, seed: 3), start: null, end: null, speed: 1, default);
        await _live.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _book.StopAsync(CancellationToken.None);
        await _live.DisposeAsync();
        _book.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/api/good", HttpStatusCode.OK)]
    [InlineData("/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/unreadable", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/api/fails", HttpStatusCode.InternalServerError)]
    public async Task Answer_OfAReplay_SaysWhichAndOfLiveDoesNot(string path, HttpStatusCode status)
    {
        using HttpClient http = new() { BaseAddress = new Uri(_live.Urls.Single()) };
        using HttpResponseMessage live = await http.GetAsync(path), replayed = await http.GetAsync("/replay/1" + path);
        Assert.Equal((status, status), (live.StatusCode, replayed.StatusCode));
        Assert.Equal("1", Assert.Single(replayed.Headers.GetValues("Scalper-Replay")));
        Assert.False(live.Headers.Contains("Scalper-Replay"));
    }

    private static void Answer(WebApplication app)
    {
        app.UseErrorAnswers();
        app.MapGet("/api/good", () => Results.Ok());
        app.MapGet("/api/unreadable", IResult () => throw new BadHttpRequestException("too much", StatusCodes.Status413PayloadTooLarge));
        app.MapGet("/api/fails", IResult () => throw new InvalidOperationException("a bug"));
    }
}
