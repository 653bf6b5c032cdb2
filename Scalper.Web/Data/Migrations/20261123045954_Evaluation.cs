using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scalper.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Evaluation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "EvaluatedBlocks",
                columns: table => new
                {
                    Venue = table.Column<string>(type: "TEXT", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Weights = table.Column<string>(type: "TEXT", nullable: false),
                    HorizonSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    StartSecond = table.Column<long>(type: "INTEGER", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluatedBlocks", x => new { x.Venue, x.Model, x.Weights, x.HorizonSeconds, x.StartSecond });
                });

            migrationBuilder.CreateTable(
                name: "EvaluatedDays",
                columns: table => new
                {
                    Venue = table.Column<string>(type: "TEXT", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Weights = table.Column<string>(type: "TEXT", nullable: false),
                    HorizonSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<long>(type: "INTEGER", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluatedDays", x => new { x.Venue, x.Model, x.Weights, x.HorizonSeconds, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "ScaleSamples",
                columns: table => new
                {
                    Venue = table.Column<string>(type: "TEXT", nullable: false),
                    Models = table.Column<string>(type: "TEXT", nullable: false),
                    StartSecond = table.Column<long>(type: "INTEGER", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScaleSamples", x => new { x.Venue, x.Models, x.StartSecond });
                });

            migrationBuilder.CreateTable(
                name: "Verdicts",
                columns: table => new
                {
                    Venue = table.Column<string>(type: "TEXT", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Weights = table.Column<string>(type: "TEXT", nullable: false),
                    HorizonSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedAtSecond = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Blocks = table.Column<long>(type: "INTEGER", nullable: false),
                    DiscardedShare = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Verdicts", x => new { x.Venue, x.Model, x.Weights, x.HorizonSeconds, x.DecidedAtSecond });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EvaluatedBlocks");

            migrationBuilder.DropTable(
                name: "EvaluatedDays");

            migrationBuilder.DropTable(
                name: "ScaleSamples");

            migrationBuilder.DropTable(
                name: "Verdicts");
        }
    }
}
