using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Data;
using Scalper.Web.Screens;

namespace Scalper.Tests.Security;

/// <summary>Sign-ins, settings and background writes at once: the database makes them wait for each other and refuses none (F-72).</summary>
public sealed class ParallelWriteTests : IDisposable
{
    private const int SignIns = 50;
    private readonly WebApp _app = WebApp.WithAdministrator();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Write_FiftySignInsSettingsAndBackgroundAtOnce_NoneMeetsALockedDatabase()
    {
        string account = await AccountAsync();
        using CancellationTokenSource end = new();
        Task[] background = [.. Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteListsAsync(writer, end.Token)))];
        Task<string?>[] settings = [.. Enumerable.Range(0, SignIns).Select(i => Task.Run(() => Shelf.ChangeAsync(account, s => s.ToggleStar($"S{i}USDT"))))];
        HttpStatusCode[] answers = await Task.WhenAll(Enumerable.Range(0, SignIns).Select(i => Task.Run(() => SignInAsync(i))));
        string?[] notices = await Task.WhenAll(settings);
        await end.CancelAsync();
        await Task.WhenAll(background);

        Assert.All(answers, answer => Assert.True(answer < HttpStatusCode.InternalServerError, $"{answer}"));
        Assert.Contains(HttpStatusCode.Redirect, answers);
        Assert.All(notices, Assert.Null);
        Assert.Equal(SignIns, (await Shelf.FindAsync(account))!.Starred.Symbols.Length);
    }

    private IScreenShelf Shelf => _app.Services.GetRequiredService<IScreenShelf>();

    // Every fourth with a wrong name: what is written then is another row.
    private async Task<HttpStatusCode> SignInAsync(int number)
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await WebApp.SignInAsync(http, number % 4 == 3 ? $"nobody{number}" : WebApp.UserName);
        return answer.StatusCode;
    }

    // A refusal of the database would be thrown here.
    private async Task WriteListsAsync(int writer, CancellationToken end)
    {
        // Far more often than the application's own, which write once a minute, yet not without a pause: that would be a denial of service.
        using PeriodicTimer next = new(TimeSpan.FromMilliseconds(10));
        for (int round = 0; !end.IsCancellationRequested; round++)
        {
            await next.WaitForNextTickAsync(CancellationToken.None);
            using IServiceScope scope = _app.Services.CreateScope();
            ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
            string venue = $"https://writer-{writer}.example/";
            await db.ContractLists.Where(l => l.Venue == venue).ExecuteDeleteAsync(CancellationToken.None);
            db.ContractLists.Add(new ContractListRow { Venue = venue, ReadAtMs = round });
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    private async Task<string> AccountAsync()
    {
        using IServiceScope scope = _app.Services.CreateScope();
        UserManager<Account> accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return (await accounts.FindByNameAsync(WebApp.UserName))!.Id;
    }
}
