using System.Text.Json;

namespace Scalper.Tests.Hosting;

/// <summary>What the built application asks of the runtime.</summary>
public sealed class CollectorTests
{
    [Fact]
    public void Build_GarbageCollector_IsTheWorkstations()
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Scalper.Web.runtimeconfig.json"));
        using JsonDocument asked = JsonDocument.Parse(file);
        Assert.False(asked.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty("System.GC.Server").GetBoolean());
    }
}
