using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Compare;

/// <summary>The library most often used for this, from npm at the version of its lock file.</summary>
internal static class CcxtPeer
{
    /// <summary>Installs it where it is not yet.</summary>
    public static async Task<Contender> PrepareAsync(CancellationToken cancellation)
    {
        string folder = Path.Combine(BuiltProgram.Peers, "ccxt");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "ccxt")))
        {
            ProgramRun install = await ProgramRun.RunAsync(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cancellation, folder);
            if (install.ExitCode != 0)
            {
                throw new BenchmarkException($"npm ci in {folder}: {install.Errors.Trim()} (--ccxt false leaves it out)");
            }
        }

        return new Contender(Contender.Ccxt, ["node", Path.Combine(folder, "peer.mjs")]);
    }
}
