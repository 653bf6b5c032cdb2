using Scalper.Web.Hosting;

namespace Scalper.Web.Verbs;

/// <summary>Prints every endpoint of the application with its methods and who may ask it, one a line; listens nowhere and stores nothing.</summary>
internal static class EndpointsVerb
{
    public const string Name = "endpoints";

    /// <param name="settings">As on the command line of the application itself.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="StartException">A setting is wrong.</exception>
    public static int Run(string[] settings, TextWriter output)
    {
        WebApplication app = Composition.Build(settings);
        using IHost host = app;
        app.MapEndpoints();
        foreach (string line in EndpointList.Lines(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)))
        {
            output.WriteLine(line);
        }

        return 0;
    }
}
