using System.Net;
using Scalper.Web.Hosting;

namespace Scalper.Web.Verbs;

/// <summary>Asks the application that listens where the settings say whether it answers, for supervisors that have no way of their own.</summary>
internal static class HealthVerb
{
    public const string Name = "health";

    private const string AnyHost = "0.0.0.0";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="urls">As of the setting Urls; the first is asked.</param>
    /// <returns>The exit code: 0 where it answers as it should.</returns>
    public static int Run(string urls, TextWriter output, TextWriter errors)
    {
        BindingAddress bound = BindingAddress.Parse(urls.Split(';')[0]);

        // What listens everywhere listens here, and its certificate is made out to another name.
        string host = bound.Host is AnyHost or "*" or "+" or "[::]" ? IPAddress.Loopback.ToString() : bound.Host;
        Uri address = new($"{bound.Scheme}://{host}:{bound.Port}/healthz");
        using HttpClientHandler handler = new() { UseProxy = false, ServerCertificateCustomValidationCallback = static (_, _, _, _) => true };
        using HttpClient http = new(handler) { Timeout = Patience };
        try
        {
            using HttpRequestMessage ask = new(HttpMethod.Get, address);
            using HttpResponseMessage answer = http.Send(ask);
            if (answer.IsSuccessStatusCode)
            {
                output.WriteLine("ok");
                return 0;
            }

            errors.WriteLine($"{address}: expected 200, received {(int)answer.StatusCode}.");
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            errors.WriteLine($"{address}: expected an answer within {Patience.TotalSeconds:0} s ({fault.GetBaseException().Message}).");
        }

        return 1;
    }
}
