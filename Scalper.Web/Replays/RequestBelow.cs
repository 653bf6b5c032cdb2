using Microsoft.AspNetCore.Http.Features;

namespace Scalper.Web.Replays;

/// <summary>A request, whose path begins further down.</summary>
internal sealed class RequestBelow(IHttpRequestFeature request, string pathBase, string path) : IHttpRequestFeature
{
    public string PathBase { get; set; } = pathBase;

    public string Path { get; set; } = path;

    public string Protocol
    {
        get => request.Protocol;
        set => request.Protocol = value;
    }

    public string Scheme
    {
        get => request.Scheme;
        set => request.Scheme = value;
    }

    public string Method
    {
        get => request.Method;
        set => request.Method = value;
    }

    public string QueryString
    {
        get => request.QueryString;
        set => request.QueryString = value;
    }

    public string RawTarget
    {
        get => request.RawTarget;
        set => request.RawTarget = value;
    }

    public IHeaderDictionary Headers
    {
        get => request.Headers;
        set => request.Headers = value;
    }

    public Stream Body
    {
        get => request.Body;
        set => request.Body = value;
    }
}
