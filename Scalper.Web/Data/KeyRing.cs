using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Web.Data;

/// <summary>The keys that sign cookies and forms.</summary>
internal static class KeyRing
{
    // Part of every key's purpose: installations that share keys understand each other's cookies by it.
    private const string ApplicationName = "Scalper";

    /// <exception cref="StartException">The certificate can't be used.</exception>
    public static void AddKeyRing(this WebApplicationBuilder builder, StorageFolder folder, KeyCertificateOptions? certificate)
    {
        IDataProtectionBuilder keys = builder.Services.AddDataProtection()
            .SetApplicationName(ApplicationName).PersistKeysToFileSystem(new DirectoryInfo(folder.KeysFolder));

        // A path that is not set is a wrong setting, of which the reader tells.
        if (certificate is { Path.Length: > 0 })
        {
            X509Certificate2 loaded = Load(certificate);
            keys.ProtectKeysWithCertificate(loaded).UnprotectKeysWithAnyCertificate(loaded);
        }
        else
        {
            // It warns that keys lie unencrypted at rest. They do, on purpose: whoever can read that folder, which is its owner's alone, can
            // read the database beside it, and a second secret to open the first would lie there too.
            builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        }
    }

    private static X509Certificate2 Load(KeyCertificateOptions options)
    {
        const string Expected = "expected a PFX file with an RSA key that Storage:KeyCertificate:Password opens";
        string path = Path.GetFullPath(options.Path, AppContext.BaseDirectory);
        try
        {
            X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12FromFile(path, options.Password);
            using RSA? key = certificate.GetRSAPrivateKey();
            return key is not null
                ? certificate
                : throw new StartException($"Storage:KeyCertificate:Path = '{options.Path}': {Expected}; it has none.");
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartException($"Storage:KeyCertificate:Path = '{options.Path}': {Expected} ({fault.Message}).", fault);
        }
    }
}
