namespace Scalper.Sandbox.Hosting;

/// <summary>A setting or an input file of the sandbox that cannot be used. The message is one line that names what was expected and what came.</summary>
public sealed class SandboxInputException : Exception
{
    public SandboxInputException(string message)
        : base(message)
    {
    }

    public SandboxInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SandboxInputException()
    {
    }
}
