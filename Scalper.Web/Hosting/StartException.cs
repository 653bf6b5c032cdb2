namespace Scalper.Web.Hosting;

/// <summary>A start that can't go on for a reason outside the program. The message is what the user reads: a line per fault, no stack trace.</summary>
public sealed class StartException : Exception
{
    public StartException(string message)
        : base(message)
    {
    }

    public StartException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
