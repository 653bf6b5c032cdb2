using Scalper.Web.Accounts;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Logs;
using Scalper.Web.Market;
using Scalper.Web.Replays;

ProcessMask.CloseToOthers();
if (CommandLine.FindVerb(args) is { } verb)
{
    return CommandLine.RunVerb(verb, args[1..]);
}

try
{
    await using WebApplication app = Composition.Build(args);
    await app.PrepareStorageAsync();
    app.OpenLog();
    await app.PrepareAccountsAsync();
    await app.PrepareMarketAsync();
    app.UsePipeline();
    app.MapEndpoints();
    await app.OpenReplayAsync();
    await app.RunToEndAsync();
    return 0;
}
catch (StartException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
