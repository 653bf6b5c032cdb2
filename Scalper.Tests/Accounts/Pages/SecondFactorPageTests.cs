using System.Text;
using Microsoft.EntityFrameworkCore;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Accounts.Pages;

public sealed class SecondFactorPageTests(AccountHouse house) : IClassFixture<AccountHouse>
{
    [Fact]
    public async Task TurnOn_CodeOfTheSecret_ShowsTenRecoveryCodes()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "enrols");
        Assert.Equal(10, own.RecoveryCodes.Distinct().Count());
        Assert.True(await IsOnAsync("enrols"));
        Assert.True(await own.Owner.IsSignedInAsync());
    }

    [Fact]
    public async Task TurnOn_WrongCode_StaysOffAndKeepsTheSecretOfThePage()
    {
        using Visitor visitor = await house.WelcomeAsync("enrols-wrong");
        Answer page = await visitor.OpenAsync(Enrolment.Page);
        Answer refused = await visitor.PostAsync(Enrolment.Page + "/on", ("secret", page.ValueOf("secret")), ("code", "no code"));
        Assert.StartsWith("The code is wrong.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(page.TextOf("secret-text"), refused.TextOf("secret-text"));
        Assert.False(await IsOnAsync("enrols-wrong"));
        Assert.Empty(await KeptAsync("enrols-wrong"));
    }

    [Fact]
    public async Task TurnOn_SecretOfAnotherAccountOrChangedByALetter_IsRefused()
    {
        using Visitor other = await house.WelcomeAsync("enrols-other");
        Answer foreign = await other.OpenAsync(Enrolment.Page);
        using Visitor visitor = await house.WelcomeAsync("enrols-sealed");
        Answer page = await visitor.OpenAsync(Enrolment.Page);
        string whole = page.ValueOf("secret");
        int middle = whole.Length / 2;
        string changed = whole[..middle] + (whole[middle] == 'A' ? 'B' : 'A') + whole[(middle + 1)..];
        await AssertRefusedAsync(visitor, foreign.ValueOf("secret"), foreign.TextOf("secret-text"));
        await AssertRefusedAsync(visitor, changed, page.TextOf("secret-text"));
        await AssertRefusedAsync(visitor, page.TextOf("secret-text"), page.TextOf("secret-text"));
        await AssertRefusedAsync(visitor, "", page.TextOf("secret-text"));
        Assert.False(await IsOnAsync("enrols-sealed"));
    }

    [Fact]
    public async Task TurnOn_ItIsOnAlready_KeepsTheFirstSecret()
    {
        using Visitor visitor = await house.WelcomeAsync("enrols-twice");
        Answer second = await visitor.OpenAsync(Enrolment.Page);
        using Enrolment own = await Enrolment.MakeAsync(visitor);
        Answer again = await visitor.PostAsync(
            Enrolment.Page + "/on", ("secret", second.ValueOf("secret")), ("code", Totp.Now(second.TextOf("secret-text"))));
        Assert.Equal(Enrolment.Page, again.Location);
        Assert.DoesNotContain("secret-text", (await visitor.OpenAsync(Enrolment.Page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renew_NewRecoveryCodes_VoidTheOld()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "renews");
        string[] renewed = Enrolment.CodesOf(await own.Owner.PostAsync(Enrolment.Page + "/recovery"));
        Assert.Equal(10, renewed.Except(own.RecoveryCodes).Count());

        using Visitor later = house.Visit();
        await later.GivePasswordAsync("renews");
        Assert.NotNull((await later.FillInAsync("/login/code", "/login/code", ("code", own.RecoveryCodes[0]))).Error);
        Assert.Equal("/", (await later.PostAsync("/login/code", ("code", renewed[0]))).Location);
    }

    [Fact]
    public async Task TurnOff_PasswordAloneOpensTheAccountAndNoSecretIsKept()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "stops");
        Assert.NotEmpty(await KeptAsync("stops"));
        Answer off = await own.Owner.PostAsync(Enrolment.Page + "/off");
        Assert.Equal("/account?done=factor-off", off.Location);
        Assert.False(await IsOnAsync("stops"));
        Assert.Empty(await KeptAsync("stops"));
        using Visitor later = await house.SignInAsync("stops");
        Assert.True(await later.IsSignedInAsync());
    }

    [Fact]
    public async Task Storage_SecretsCodesAndPasswords_StandInNoFile()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "canary");
        string[] canaries = [own.Secret, own.Secret.Replace(" ", "", StringComparison.Ordinal), own.FirstCode + ":", WebApp.Password, .. own.RecoveryCodes];
        // All but the lock, which is empty and lets nobody else read it.
        string[] files = [.. Directory.GetFiles(house.Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))];
        Assert.Contains(files, f => f.EndsWith("-wal", StringComparison.Ordinal));
        foreach (string file in files)
        {
            string text = Encoding.Latin1.GetString(await ReadSharedAsync(file));
            Assert.All(canaries, canary => Assert.False(text.Contains(canary, StringComparison.OrdinalIgnoreCase), $"{Path.GetFileName(file)} holds a secret."));
        }
    }

    private static async Task AssertRefusedAsync(Visitor visitor, string sealedSecret, string secret)
    {
        Answer refused = await visitor.PostAsync(Enrolment.Page + "/on", ("secret", sealedSecret), ("code", Totp.Now(secret)));
        Assert.Equal("This page was open for too long. Scan the new picture.", refused.Error);
    }

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using FileStream open = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using MemoryStream bytes = new();
        await open.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private Task<bool> IsOnAsync(string userName) => house.ReadAsync(db => db.Users.Where(u => u.UserName == userName).Select(u => u.TwoFactorEnabled).SingleAsync());

    private async Task<List<string>> KeptAsync(string userName)
    {
        string id = await house.IdOfAsync(userName);
        return await house.ReadAsync(db => db.UserTokens.Where(t => t.UserId == id).Select(t => t.Name).ToListAsync());
    }
}
