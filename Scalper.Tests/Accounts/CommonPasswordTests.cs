using Microsoft.AspNetCore.Identity;
using Scalper.Web.Accounts;

namespace Scalper.Tests.Accounts;

public sealed class CommonPasswordTests
{
    [Theory]
    [InlineData("Password1234")]
    [InlineData("123456789012")]
    [InlineData("qwertyuiop123")]
    [InlineData("iloveyou1234")]
    [InlineData("passwordpassword")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("administrator")]
    [InlineData("anamaria-marks")]
    [InlineData("Scalper2026!")]
    public async Task Validate_AmongTheFirstThatAreTried_IsRefused(string password) =>
        Assert.Equal("PasswordCommon", Assert.Single((await ValidateAsync(password)).Errors).Code);

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("unbreakable river 9")]
    [InlineData("пароль из четырёх слов")]
    [InlineData("kT7#vQ2!mZ9p")]
    public async Task Validate_HardToGuess_IsTaken(string password) => Assert.True((await ValidateAsync(password)).Succeeded);

    [Fact]
    public async Task Validate_LongestPassword_IsTakenWhole() =>
        Assert.True((await ValidateAsync(string.Concat(Enumerable.Range(0, 32).Select(i => $"{i * 7919 % 9973:d4}")))).Succeeded);

    private static Task<IdentityResult> ValidateAsync(string password) =>
        new CommonPassword().ValidateAsync(null!, new Account { UserName = "anamaria-marks" }, password);
}
