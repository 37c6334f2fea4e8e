@echo off
rem Runs Malachite on Windows. Needs Java 17 or newer; the first run in a clone also needs Maven, to build the jar.
rem   MALACHITE_JAVA_OPTIONS  more options for the JVM; the last one wins
rem   MALACHITE_ARCHIVE=off   starts without a class archive, and makes none
setlocal
set "HERE=%~dp0"
set "NAME=malachite"
set "MODULE=emulator"
set ARGUMENTS=%*
if /i not "%~1"=="contract" goto jar
rem The contract harness has a jar of its own; what follows its name is for it.
set "NAME=malachite-contract"
set "MODULE=contract-tests"
set "ARGUMENTS="
for /f "tokens=1,*" %%a in ("%*") do set ARGUMENTS=%%b

:jar
set "JAR=%HERE%%NAME%.jar"
if exist "%JAR%" goto java
set "JAR=%HERE%%MODULE%\target\%NAME%.jar"
if exist "%JAR%" goto java
echo malachite: building %JAR%, once 1>&2
pushd "%HERE%"
call mvn -q -B package -DskipTests -pl %MODULE% -am 1>&2
set "BUILD=%ERRORLEVEL%"
popd
if not "%BUILD%"=="0" (
  echo malachite: the build failed 1>&2
  exit /b 1
)

:java
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo malachite: there is no Java at %JAVA%: install Java 17 or newer, or set JAVA_HOME 1>&2
  exit /b 1
)

rem JDK 19 and newer keep the archive by themselves; the jar's entry tells an older Java in one line what is missing.
set "ARCHIVE="
if /i "%MALACHITE_ARCHIVE%"=="off" goto run
if /i not "%~1"=="start" goto run
"%JAVA%" -XX:+AutoCreateSharedArchive -version >nul 2>&1
if errorlevel 1 goto run
if not exist "%LOCALAPPDATA%\malachite" mkdir "%LOCALAPPDATA%\malachite" >nul 2>&1
set ARCHIVE=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%LOCALAPPDATA%\malachite\malachite.jsa"

:run
rem Who names a largest heap is given no first one, which could be larger.
set "HEAP=-Xms64m -Xmx256m -XX:NewSize=16m"
if defined MALACHITE_JAVA_OPTIONS if not "%MALACHITE_JAVA_OPTIONS:-Xmx=%"=="%MALACHITE_JAVA_OPTIONS%" set "HEAP="
"%JAVA%" -XX:+UseParallelGC -XX:GCTimeRatio=3 -XX:-UsePerfData -Xss512k -Xshare:auto -XX:CompileThresholdScaling=5 -XX:Tier4InvocationThreshold=1000 -XX:Tier4MinInvocationThreshold=120 -XX:Tier4CompileThreshold=3000 -XX:Tier4BackEdgeThreshold=8000 -Dorg.eclipse.jetty.util.referencesPerCacheLine=16 -Djava.locale.providers=SPI %HEAP% %ARCHIVE% %MALACHITE_JAVA_OPTIONS% -jar "%JAR%" %ARGUMENTS%
exit /b %ERRORLEVEL%
